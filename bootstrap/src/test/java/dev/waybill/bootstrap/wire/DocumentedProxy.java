package dev.waybill.bootstrap.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The configurations that `docs/proxies.md` shows, changed in their addresses alone.
enum DocumentedProxy {
  NGINX("nginx", "listen 80;", "listen 127.0.0.1:LISTEN;", Proxy.NGINX.command()),
  HAPROXY("haproxy", "bind :80\n", "bind 127.0.0.1:LISTEN\n", Proxy.HAPROXY.command()),
  CADDY("caddyfile", "files.example.org {", "http://:LISTEN {", Proxy.CADDY.command());

  private static final Path DOCUMENT = Path.of("../docs/proxies.md");

  private final String language;
  private final String address;
  private final String ours;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> command;

  DocumentedProxy(String language, String address, String ours, List<String> command) {
    this.language = language;
    this.address = address;
    this.ours = ours;
    this.command = command;
  }

  RunningProxy before(int service, Path folder) throws IOException, InterruptedException {
    var text =
        around(replaced(replaced(block(), address, ours), "127.0.0.1:8080", "127.0.0.1:SERVICE"));
    return RunningProxy.start(command, text, service, folder);
  }

  private String block() throws IOException {
    var block =
        Pattern.compile("(?s)\n```" + language + "\n(.*?)\n```")
            .matcher(Files.readString(DOCUMENT));
    if (!block.find()) {
      throw new IOException("no configuration of " + language + " in " + DOCUMENT);
    }
    return block.group(1);
  }

  private static String replaced(String text, String what, String by) throws IOException {
    if (!text.contains(what)) {
      throw new IOException("no " + what + " in " + DOCUMENT);
    }
    return text.replace(what, by);
  }

  /// What a machine's packages have around it.
  private String around(String text) {
    return switch (this) {
      case HAPROXY -> text + "\n";
      case CADDY -> "{\n  admin off\n  auto_https off\n}\n" + text + "\n";
      case NGINX ->
          """
          daemon off;
          user root;
          pid FOLDER/pid;
          events {}
          http {
            access_log off;
            client_body_temp_path FOLDER/body;
            proxy_temp_path FOLDER/proxy;
            fastcgi_temp_path FOLDER/fastcgi;
            uwsgi_temp_path FOLDER/uwsgi;
            scgi_temp_path FOLDER/scgi;
          """
              + text
              + "\n}\n";
    };
  }
}
