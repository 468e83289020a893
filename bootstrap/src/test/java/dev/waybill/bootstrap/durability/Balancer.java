package dev.waybill.bootstrap.durability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A load balancer before the nodes, with the configuration that `docs/operations.md` shows.
interface Balancer extends AutoCloseable {
  Path DOCUMENT = Path.of("..", "docs", "operations.md");

  /// A node's ports.
  record Node(String name, int service, int management) {
    static Node free(String name) throws IOException {
      return new Node(name, freePort(), freePort());
    }
  }

  int port();

  /// Until it sends requests to that node.
  void awaitIn(Node node) throws IOException, InterruptedException;

  /// Until it sends none to a node that was told to stop, where it can be seen.
  void awaitOut(Node node) throws IOException, InterruptedException;

  @Override
  void close();

  /// The block of the document in that language.
  static String documented(String language) throws IOException {
    var block =
        Pattern.compile("(?s)\n```" + language + "\n(.*?)\n```")
            .matcher(Files.readString(DOCUMENT));
    if (!block.find()) {
      throw new IOException("no configuration of " + language + " in " + DOCUMENT);
    }
    return block.group(1);
  }

  static String replaced(String text, String what, String by) throws IOException {
    var found = Pattern.compile(what).matcher(text);
    if (!found.find()) {
      throw new IOException("no " + what + " in " + DOCUMENT);
    }
    return found.replaceFirst(by);
  }

  static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
