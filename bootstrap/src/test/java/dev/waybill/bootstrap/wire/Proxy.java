package dev.waybill.bootstrap.wire;

import java.util.List;

/// Proxies that people put before the service, each with the shortest configuration that works.
/// Text in which `LISTEN` and `SERVICE` are ports, and `FOLDER` is where files may be.
enum Proxy {
  HAPROXY(
      "HAProxy",
      """
      global
        maxconn 200
      defaults
        mode http
        timeout connect 5s
        timeout client 60s
        timeout server 60s
      frontend f
        bind 127.0.0.1:LISTEN
        default_backend b
      backend b
        server s 127.0.0.1:SERVICE PROTOCOL
      """,
      List.of("haproxy", "-db", "-f", "CONFIGURATION")),
  NGHTTPX(
      "nghttpx",
      """
      frontend=127.0.0.1,LISTEN;no-tls
      backend=127.0.0.1,SERVICE;;PROTOCOL
      workers=1
      """,
      List.of("nghttpx", "--conf=CONFIGURATION")),
  APACHE(
      "Apache httpd",
      """
      ServerRoot FOLDER
      ServerName proxy.test
      PidFile FOLDER/pid
      ErrorLog FOLDER/errors
      Mutex pthread
      LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
      LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
      LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
      LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
      LoadModule proxy_http2_module /usr/lib/apache2/modules/mod_proxy_http2.so
      User www-data
      Group www-data
      Listen 127.0.0.1:LISTEN
      ProxyPreserveHost On
      ProxyPass / PROTOCOL://127.0.0.1:SERVICE/
      """,
      List.of("apache2", "-DFOREGROUND", "-f", "CONFIGURATION")),
  NGINX("nginx", Nginx.configuration("proxy_set_header Host $http_host;"), Nginx.COMMAND),
  /// As nginx does it without a word: the name of its `upstream` is the host.
  NGINX_UPSTREAM("nginx, upstream as Host", Nginx.configuration(""), Nginx.COMMAND),
  CADDY(
      "Caddy",
      """
      {
        admin off
        auto_https off
      }
      http://:LISTEN {
        bind 127.0.0.1
        reverse_proxy 127.0.0.1:SERVICE
      }
      """,
      List.of("caddy", "run", "--adapter", "caddyfile", "--config", "CONFIGURATION"));

  private final String title;
  private final String configuration;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> command;

  Proxy(String title, String configuration, List<String> command) {
    this.title = title;
    this.configuration = configuration;
    this.command = command;
  }

  String title() {
    return title;
  }

  List<String> command() {
    return command;
  }

  boolean speaksHttp2() {
    return configuration.contains("PROTOCOL");
  }

  /// @param http2 whether it is to speak HTTP/2 with the service
  String configuration(boolean http2) {
    return configuration.replace("PROTOCOL", protocol(http2));
  }

  private String protocol(boolean http2) {
    return switch (this) {
      case HAPROXY -> http2 ? "proto h2" : "";
      case NGHTTPX -> http2 ? "proto=h2" : "proto=http/1.1";
      case APACHE -> http2 ? "h2c" : "http";
      case NGINX, NGINX_UPSTREAM, CADDY -> "";
    };
  }

  private static final class Nginx {
    private static final List<String> COMMAND =
        List.of("nginx", "-p", "FOLDER", "-e", "FOLDER/errors", "-c", "CONFIGURATION");

    private static String configuration(String host) {
      return """
      daemon off;
      user root;
      pid FOLDER/pid;
      events { worker_connections 200; }
      http {
        access_log off;
        client_max_body_size 0;
        client_body_temp_path FOLDER/body;
        proxy_temp_path FOLDER/proxy;
        fastcgi_temp_path FOLDER/fastcgi;
        uwsgi_temp_path FOLDER/uwsgi;
        scgi_temp_path FOLDER/scgi;
        upstream waybill_backend { server 127.0.0.1:SERVICE; }
        server {
          listen 127.0.0.1:LISTEN;
          location / {
            proxy_pass http://waybill_backend;
            proxy_http_version 1.1;
            HOST
          }
        }
      }
      """
          .replace("HOST", host);
    }
  }
}
