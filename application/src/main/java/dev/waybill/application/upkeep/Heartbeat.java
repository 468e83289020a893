package dev.waybill.application.upkeep;

import dev.waybill.application.port.Database;
import dev.waybill.application.port.NodeRegistry.Node;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A node's sign of life, and its own knowledge of how long it has given none: then the others take
/// it for dead, and may have done what nobody does beside a living node. A node whose row they
/// removed comes back under another id.
public final class Heartbeat {
  /// How often a node gives one.
  public static final Duration EVERY = Duration.ofSeconds(5);

  /// After so long a silence a node has to expect that others took it for dead: sooner than they
  /// do, as clocks differ a little.
  static final Duration SILENCE = LiveNodes.STALE.minus(EVERY);

  /// Under which no node is ever recorded.
  private static final String NOT_RECORDED = "";

  private final Function<String, Node> self;
  private final Supplier<String> ids;
  private final Database database;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Absence absence;
  private volatile String id = NOT_RECORDED;
  private long last;
  private boolean gone;

  /// What a node has to know of its own absence.
  public interface Absence {
    /// This node was out of touch for that long.
    void over(Duration time);

    /// Others have removed this node's row: where it throws, the node stays out.
    void removed();
  }

  /// @param self what the node says of itself now, under that id
  /// @param ids random ones
  /// @param nanos as [System#nanoTime]: goes on while the process is paused
  public Heartbeat(
      Function<String, Node> self,
      Supplier<String> ids,
      Database database,
      InstantSource clock,
      LongSupplier nanos,
      Absence absence) {
    this.self = self;
    this.ids = ids;
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
    if (id.equals(NOT_RECORDED)) {
      record();
    } else if (renewed() == 0) {
      absence.removed();
      record();
    }
    tellOfAbsence();
    last = at;
  }

  private int renewed() {
    var node = self.apply(id);
    return database
        .transactions()
        .write(
            () -> {
              forgetTheDead();
              return database.nodes().renew(node);
            });
  }

  /// Nothing may be begun under the new id before it is recorded.
  private void record() {
    var node = self.apply(ids.get());
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  forgetTheDead();
                  database.nodes().record(node);
                  return true;
                });
    id = node.id();
  }

  /// The id that the node is recorded under, as far as it knows; before the first sign of life one
  /// that none is recorded under.
  public String id() {
    return id;
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
