package dev.waybill.application.upkeep;

import dev.waybill.application.port.Database;
import dev.waybill.application.port.NodeRegistry.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Which nodes serve the installation now. A node renews its row every few seconds and removes it
/// when it stops; the row of one that was killed, or is paused, counts for [#STALE] longer.
public final class LiveNodes {
  /// Without a sign of life for so long a node is taken for dead.
  public static final Duration STALE = Duration.ofSeconds(60);

  /// The row of a node that has been dead for so long is removed.
  static final Duration FORGOTTEN = Duration.ofDays(1);

  private final Database database;
  private final InstantSource clock;

  /// @param clock the installation's
  public LiveNodes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Those that are taken for alive.
  public List<Node> alive() {
    var now = clock.instant();
    return all().stream().filter(node -> isAlive(node, now)).toList();
  }

  /// Also those that died of late.
  public List<Node> all() {
    return database.transactions().read(() -> database.nodes().all());
  }

  /// Removes the rows of those that died, so that nothing that they began is kept any more; who
  /// comes back has to begin anew.
  ///
  /// @return those that are alive, all of which stay
  public List<Node> retireTheDead() {
    return database.transactions().write(this::retire);
  }

  private List<Node> retire() {
    var now = clock.instant();
    return database.nodes().all().stream()
        .filter(node -> isAlive(node, now) || database.nodes().retire(node) == 0)
        .toList();
  }

  /// Those that are alive and would not be able to open what is sealed by that key.
  ///
  /// @param masterKey its id
  public List<Node> without(String masterKey) {
    return alive().stream().filter(node -> !node.masterKeys().contains(masterKey)).toList();
  }

  public static boolean isAlive(Node node, Instant now) {
    return node.seen().plus(STALE).isAfter(now);
  }
}
