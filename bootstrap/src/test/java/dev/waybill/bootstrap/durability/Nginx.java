package dev.waybill.bootstrap.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// nginx before two nodes, with the configuration that `docs/operations.md` shows: only addresses
/// are changed, and a log is added that says which node had a request.
final class Nginx implements Balancer {
  private static final long MOST_SECONDS = 90;
  private static final long PACE_MILLIS = 50;

  private final Process process;
  private final int port;
  private final Path log;

  private Nginx(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  static Nginx before(List<Node> nodes, Path folder) throws IOException {
    var port = Balancer.freePort();
    var text =
        Balancer.replaced(Balancer.documented("nginx"), "listen 80", "listen 127.0.0.1:" + port);
    for (var node : nodes) {
      text = Balancer.replaced(text, "server 10\\S+", "server 127.0.0.1:" + node.service());
    }
    var file = folder.resolve("nginx.conf");
    Files.writeString(file, around(text).replace("FOLDER", folder.toString()));
    var command =
        List.of("nginx", "-p", folder.toString(), "-e", folder + "/errors", "-c", file.toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", "/usr/sbin", (path, sbin) -> path + ":" + sbin);
    var started = builder.redirectOutput(folder.resolve("nginx.log").toFile()).start();
    return new Nginx(started, port, folder.resolve("requests"));
  }

  private static String around(String documented) {
    return """
    daemon off;
    user root;
    pid FOLDER/pid;
    events {}
    http {
      log_format nodes '$upstream_addr $status';
      access_log FOLDER/requests nodes;
      client_body_temp_path FOLDER/body;
      proxy_temp_path FOLDER/proxy;
      fastcgi_temp_path FOLDER/fastcgi;
      uwsgi_temp_path FOLDER/uwsgi;
      scgi_temp_path FOLDER/scgi;
    """
        + documented
        + "\n}\n";
  }

  @Override
  public int port() {
    return port;
  }

  /// Requests come all the time: one of those that end from now on was answered by that node.
  @Override
  public void awaitIn(Node node) throws IOException, InterruptedException {
    var seen = Files.exists(log) ? Files.size(log) : 0;
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!since(seen).contains("127.0.0.1:" + node.service() + " 200\n")) {
      if (System.nanoTime() > end || process.waitFor(PACE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new AssertionError(node + " gets no requests: " + since(0));
      }
    }
  }

  private String since(long seen) throws IOException {
    if (Files.notExists(log)) {
      return "";
    }
    var all = Files.readString(log);
    return all.substring((int) Math.min(seen, all.length()));
  }

  /// It has no health checks: it notices when the port is closed.
  @Override
  public void awaitOut(Node node) {}

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process
        .onExit()
        .orTimeout(10, TimeUnit.SECONDS)
        .exceptionally(_ -> process.destroyForcibly())
        .join();
  }
}
