package dev.waybill.application.download;

import dev.waybill.application.port.PasswordHasher;
import dev.waybill.domain.access.AccessDecision;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordHash;
import dev.waybill.domain.upload.UploadId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down guessing: after [#FREE_FAILURES] wrong passwords for one upload a client waits, twice
/// as long after each further one. Only failures count, and only against the client that made them,
/// so nobody can shut out anybody else (ASVS 6.1.1, 6.3.1). Where several people are one client to
/// us, one try in each longer wait is compared in spite of it: their right password gets through.
public final class PasswordTries {
  public static final int FREE_FAILURES = 10;
  static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /// How long after a failure the one try in a wait may come; shorter waits have none.
  static final Duration EARLY_AFTER = Duration.ofSeconds(10);

  static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

  /// How many tries of one client for one upload may be compared at the same time.
  static final int AT_ONCE = 10;

  /// How many clients' failures are remembered; the longest quiet one is forgotten first.
  static final int MAX_REMEMBERED = 50_000;

  private final PasswordHasher hasher;
  private final InstantSource clock;
  private final boolean limited;
  private final Map<Key, Failures> remembered = new Remembered();

  private PasswordTries(PasswordHasher hasher, InstantSource clock, boolean limited) {
    this.hasher = hasher;
    this.clock = clock;
    this.limited = limited;
  }

  public static PasswordTries limited(PasswordHasher hasher, InstantSource clock) {
    return new PasswordTries(hasher, clock, true);
  }

  /// Never slows anybody down: for benchmarks and tests.
  public static PasswordTries unlimited(PasswordHasher hasher, InstantSource clock) {
    return new PasswordTries(hasher, clock, false);
  }

  /// @param client the network that a client belongs to, not its single address
  private record Key(String client, UploadId upload) {}

  private static final class Failures {
    int failures;
    int running;

    /// Whether the present wait has had its one try.
    boolean early;

    Instant last = Instant.EPOCH;
  }

  private static final class Remembered extends LinkedHashMap<Key, Failures> {
    Remembered() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
      return size() > MAX_REMEMBERED;
    }
  }

  /// Granted, wrong or too many tries.
  AccessDecision check(String client, UploadId upload, Password password, PasswordHash hash) {
    var key = new Key(client, upload);
    var entry = limited ? enter(key) : Entry.FREE;
    if (entry.delay().isPositive()) {
      return new AccessDecision.TooManyTries(entry.delay());
    }
    boolean right = false;
    boolean compared = false;
    try {
      right = hasher.matches(password, hash, client);
      compared = true;
    } finally {
      leave(key, limited && compared && !right && !entry.early());
    }
    return right
        ? new AccessDecision.Granted(AccessDecision.Basis.PASSWORD)
        : new AccessDecision.WrongPassword();
  }

  /// @param early it is the one try in a wait, which neither counts nor makes the wait longer
  private record Entry(Duration delay, boolean early) {
    static final Entry FREE = new Entry(Duration.ZERO, false);
    static final Entry EARLY = new Entry(Duration.ZERO, true);
  }

  private synchronized Entry enter(Key key) {
    var record = remembered.computeIfAbsent(key, _ -> new Failures());
    var now = clock.instant();
    if (record.last.plus(FORGOTTEN_AFTER).isBefore(now)) {
      record.failures = 0;
    }
    if (record.running >= AT_ONCE) {
      return new Entry(Duration.ofSeconds(1), false);
    }
    var wait = Duration.between(now, record.last.plus(delayAfter(record.failures)));
    if (!wait.isPositive()) {
      record.running++;
      return Entry.FREE;
    }
    if (!record.early && !record.last.plus(EARLY_AFTER).isAfter(now)) {
      record.early = true;
      record.running++;
      return Entry.EARLY;
    }
    return new Entry(wait, false);
  }

  private synchronized void leave(Key key, boolean failed) {
    var record = remembered.computeIfAbsent(key, _ -> new Failures());
    record.running = Math.max(0, record.running - 1);
    if (failed) {
      record.failures++;
      record.last = clock.instant();
      record.early = false;
    } else if (record.failures == 0 && record.running == 0) {
      remembered.remove(key);
    }
  }

  private static Duration delayAfter(int failures) {
    if (failures < FREE_FAILURES) {
      return Duration.ZERO;
    }
    var doubled = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, 10));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}
