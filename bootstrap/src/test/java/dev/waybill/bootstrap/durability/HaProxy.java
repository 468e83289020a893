package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// HAProxy before two nodes, with the configuration that `docs/operations.md` shows: only addresses
/// and ports are changed, its second tries are taken away, and a socket is added that says what it
/// thinks of the nodes.
final class HaProxy implements Balancer {
  private static final long MOST_SECONDS = 90;
  private static final long PACE_MILLIS = 50;

  private final Process process;
  private final int port;
  private final Path socket;

  private HaProxy(Process process, int port, Path socket) {
    this.process = process;
    this.port = port;
    this.socket = socket;
  }

  static HaProxy before(List<Node> nodes, Path folder) throws IOException {
    var port = Balancer.freePort();
    var socket = folder.resolve("socket");
    var file = folder.resolve("haproxy.cfg");
    var socketLine = "global\n  stats socket " + socket + " mode 600 level operator\n\n";
    Files.writeString(file, socketLine + documented(port, nodes) + "\n");
    var command = List.of("haproxy", "-db", "-f", file.toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", "/usr/sbin", (path, sbin) -> path + ":" + sbin);
    var log = folder.resolve("haproxy.log").toFile();
    return new HaProxy(builder.redirectOutput(log).start(), port, socket);
  }

  private static String documented(int port, List<Node> nodes) throws IOException {
    var text =
        Balancer.replaced(Balancer.documented("haproxy"), "bind :80", "bind 127.0.0.1:" + port);
    // Which would hide that a node was asked too late.
    text = Balancer.replaced(text, "option redispatch", "retries 0");
    for (var node : nodes) {
      var server = "server " + node.name() + " \\S+ port \\d+";
      var ours =
          "server %s 127.0.0.1:%d port %d"
              .formatted(node.name(), node.service(), node.management());
      text = Balancer.replaced(text, server, ours);
    }
    return text;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void awaitIn(Node node) throws IOException, InterruptedException {
    await(node, "UP");
  }

  /// It lets what runs there go on (NOLB), until the process is gone.
  @Override
  public void awaitOut(Node node) throws IOException, InterruptedException {
    await(node, "NOLB");
  }

  private void await(Node node, String state) throws IOException, InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!states().contains("nodes," + node.name() + "," + state)) {
      if (System.nanoTime() > end || process.waitFor(PACE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new AssertionError(node + " is not " + state + ": " + states());
      }
    }
  }

  /// A line for each server: backend, name, state.
  private String states() throws IOException {
    if (Files.notExists(socket)) {
      return "";
    }
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap("show stat\n".getBytes(UTF_8)));
      var table = new StringBuilder();
      new String(Channels.newInputStream(channel).readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split(",", -1))
          .filter(columns -> columns.length > 17)
          .forEach(c -> table.append(c[0] + "," + c[1] + "," + c[17] + "\n"));
      return table.toString();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(10, TimeUnit.SECONDS)
        .exceptionally(_ -> process.destroyForcibly())
        .join();
  }
}
