package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.Database;
import dev.waybill.application.port.NodeRegistry.Node;
import dev.waybill.application.upkeep.LiveNodes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps a command from what must not be done beside nodes that serve.
final class NodesCheck {
  private final LiveNodes nodes;
  private final Instant now;
  private final boolean certain;

  /// @param alone one who is certain to be alone need not ask: a node that crashed has left its row
  NodesCheck(Database database, Alone alone) {
    this.now = now(database);
    this.nodes = new LiveNodes(database, () -> now);
    this.certain = alone.isCertain();
  }

  /// What time it is for the installation.
  static Instant now(Database database) {
    return database
        .transactions()
        .read(() -> database.upkeep().clock())
        .orElseGet(InstantSource.system()::instant);
  }

  /// From now on no node keeps an upload that it began before.
  ///
  /// @param advice what to do about it
  /// @throws StartFailure where a node serves
  void requireNone(String advice) {
    var alive = certain ? List.<Node>of() : nodes.retireTheDead();
    if (!alive.isEmpty()) {
      throw new StartFailure(
          "These nodes are running: "
              + named(alive)
              + ". "
              + advice
              + ". A node that crashed counts for "
              + LiveNodes.STALE.toSeconds()
              + " s after its last sign of life");
    }
  }

  /// @param masterKey id of the one that seals from now on
  /// @throws StartFailure where a node does not know it
  void requireKnown(String masterKey) {
    var without = certain ? List.<Node>of() : nodes.without(masterKey);
    if (!without.isEmpty()) {
      throw new StartFailure(
          "These nodes do not know the first key of the file, "
              + masterKey
              + ", and could not read files any more: "
              + named(without)
              + ". Give them the file, wait until `waybill nodes` shows the key at each, and run"
              + " this again");
    }
  }

  private String named(List<Node> alive) {
    return alive.stream().map(node -> named(node, now)).collect(Collectors.joining(", "));
  }

  private static String named(Node node, Instant now) {
    var silent = node.silentFor(now).toSeconds();
    return node.name() + " (version " + node.version() + ", seen " + silent + " s ago)";
  }
}
