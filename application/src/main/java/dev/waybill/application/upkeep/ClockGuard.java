package dev.waybill.application.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Doubts a clock that has jumped: a sweep by it would remove for good what has not expired.
/// Answers to requests go by the clock all the same; that harms nothing once it is right again.
///
/// A database with a clock of its own is a second opinion, and decides. Without one the time that
/// passed by the clock is held against the time that passed for this process, which no clock
/// setting changes; and a clock that was doubted has to be steady for a while.
public final class ClockGuard {
  /// More than this is a jump; less is somebody setting the clock right.
  static final Duration JUMP = Duration.ofHours(1);

  /// How long a clock has to be steady after a jump.
  static final Duration SETTLING = Duration.ofHours(1);

  /// How long a process that starts after a long pause waits for its clock to be set.
  static final Duration SECOND_LOOK = Duration.ofMinutes(5);

  /// What this machine's clock and the database's may differ by.
  static final Duration SKEW = Duration.ofMinutes(5);

  /// Longer than any upload lives: after such a pause everything would be removed at once.
  static final Duration LONG_PAUSE = Duration.ofDays(8);

  private final LongSupplier nanos;
  private @Nullable Look last;
  private long trustedFrom;

  private record Look(Instant wall, long nanos) {}

  /// What is known about the time besides this machine's clock.
  ///
  /// @param lastSweep when the installation was last swept, by the clock of the node that did
  /// @param database the database's own clock, where it has one
  public record Evidence(Optional<Instant> lastSweep, Optional<Instant> database) {}

  /// @param nanos a clock that nobody can set, as [System#nanoTime()]
  public ClockGuard(LongSupplier nanos) {
    this.nanos = nanos;
    this.trustedFrom = nanos.getAsLong();
  }

  /// Why a sweep in the background must not go by this time; empty where it may.
  public synchronized Optional<String> objection(Instant now, Evidence evidence) {
    var at = nanos.getAsLong();
    if (evidence.database().isPresent()) {
      last = new Look(now, at);
      return skew(now, evidence.database().get());
    }
    look(now, at, evidence.lastSweep());
    last = new Look(now, at);
    return at - trustedFrom >= 0
        ? Optional.empty()
        : Optional.of(
            "the clock has jumped, or this node was away; it has to be steady for another "
                + Duration.ofNanos(trustedFrom - at).toSeconds()
                + " s");
  }

  /// Why a sweep that somebody asks for should not go by this time; empty where it may.
  public static Optional<String> objectionByHand(Instant now, Evidence evidence) {
    if (evidence.database().isPresent()) {
      return skew(now, evidence.database().get());
    }
    return evidence.lastSweep().flatMap(last -> objectionByHand(now, last));
  }

  private static Optional<String> objectionByHand(Instant now, Instant lastSweep) {
    if (now.isBefore(lastSweep.minus(JUMP))) {
      return Optional.of("the last sweep was at " + lastSweep + ", and this clock says " + now);
    }
    return now.isAfter(lastSweep.plus(LONG_PAUSE))
        ? Optional.of("the last sweep was at " + lastSweep + ", longer ago than any upload is kept")
        : Optional.empty();
  }

  private static Optional<String> skew(Instant now, Instant database) {
    return Duration.between(now, database).abs().compareTo(SKEW) > 0
        ? Optional.of("this machine's clock says " + now + ", the database's " + database)
        : Optional.empty();
  }

  private void look(Instant now, long at, Optional<Instant> lastSweep) {
    var before = last;
    if (before == null) {
      lastSweep.ifPresent(swept -> firstLook(now, at, swept));
    } else if (differs(
        Duration.between(before.wall(), now), Duration.ofNanos(at - before.nanos()))) {
      trustedFrom = at + SETTLING.toNanos();
    }
  }

  private void firstLook(Instant now, long at, Instant swept) {
    if (now.isBefore(swept.minus(JUMP))) {
      trustedFrom = at + SETTLING.toNanos();
    } else if (now.isAfter(swept.plus(JUMP))) {
      trustedFrom = at + SECOND_LOOK.toNanos();
    }
  }

  private static boolean differs(Duration byTheClock, Duration passed) {
    return byTheClock.minus(passed).abs().compareTo(JUMP) > 0;
  }
}
