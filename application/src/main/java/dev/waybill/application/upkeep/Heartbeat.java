package dev.waybill.application.upkeep;

import dev.waybill.application.port.Database;
import dev.waybill.application.port.NodeRegistry.Node;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A node's sign of life, and its own knowledge of how long it has given none: then the others take
/// it for dead, and may have done what nobody does beside a living node.
public final class Heartbeat {
  /// How often a node gives one.
  public static final Duration EVERY = Duration.ofSeconds(5);

  /// After so long a silence a node has to expect that others took it for dead: sooner than they
  /// do, as clocks differ a little.
  static final Duration SILENCE = LiveNodes.STALE.minus(EVERY);

  private final Supplier<Node> self;
  private final Database database;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Absence absence;
  private long last;
  private boolean gone;

  /// Is told that this node was out of touch for that long.
  @FunctionalInterface
  public interface Absence {
    void over(Duration time);
  }

  /// @param self what the node says of itself now
  /// @param nanos as [System#nanoTime]: goes on while the process is paused
  public Heartbeat(
      Supplier<Node> self,
      Database database,
      InstantSource clock,
      LongSupplier nanos,
      Absence absence) {
    this.self = self;
    this.database = database;
    this.clock = clock;
    this.nanos = nanos;
    this.absence = absence;
    this.last = nanos.getAsLong();
  }

  /// Gives a sign of life, and removes rows of nodes that died long ago.
  public synchronized void beat() {
    if (gone) {
      return;
    }
    // Before the time that the others will see.
    var at = nanos.getAsLong();
    var node = self.get();
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database.nodes().record(node);
                  forgetTheDead();
                  return true;
                });
    tellOfAbsence();
    last = at;
  }

  private void forgetTheDead() {
    var before = clock.instant().minus(LiveNodes.FORGOTTEN);
    for (var other : database.nodes().all()) {
      if (other.seen().isBefore(before)) {
        database.nodes().forget(other.id());
      }
    }
  }

  private void tellOfAbsence() {
    if (isOverdue()) {
      absence.over(Duration.ofNanos(nanos.getAsLong() - last));
    }
  }

  /// Before work that other nodes rely on: a node that was taken for dead first says that it lives,
  /// and that it was away.
  public synchronized void catchUp() {
    if (isOverdue()) {
      beat();
    }
  }

  private boolean isOverdue() {
    return nanos.getAsLong() - last >= SILENCE.toNanos();
  }

  /// Removes the row: the node stops by itself, and gives no sign of life any more.
  public synchronized void end() {
    gone = true;
    var id = self.get().id();
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database.nodes().forget(id);
                  return true;
                });
  }
}
