package dev.waybill.bootstrap.password;

import dev.waybill.application.port.Busy;
import dev.waybill.application.port.PasswordHasher;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Argon2id over the password's UTF-8 bytes exactly as they came: nothing trimmed, folded or
/// normalised (ASVS 6.2.8). A hash takes about 30 ms of a core and 19 MiB, so only a few run at a
/// time; who waits too long for a turn gets [Busy].
public final class Argon2PasswordHasher implements PasswordHasher {
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);
  private static final int SALT_BYTES = 16;
  private static final int TAG_BYTES = 32;

  private final RandomBytes random;
  private final Semaphore turns;
  private final Duration maxWait;

  /// @param parallel how many hashes are computed at the same time
  public Argon2PasswordHasher(RandomBytes random, int parallel) {
    this(random, parallel, MAX_WAIT);
  }

  Argon2PasswordHasher(RandomBytes random, int parallel, Duration maxWait) {
    this.random = random;
    this.turns = new Semaphore(parallel, true);
    this.maxWait = maxWait;
  }

  @Override
  public PasswordHash hash(Password password) {
    var salt = random.next(SALT_BYTES);
    var tag = tag(password, salt, Cost.CURRENT, TAG_BYTES);
    return new PhcString(Cost.CURRENT, salt, tag).hash();
  }

  /// @throws IllegalArgumentException for a hash that nobody here has written
  @Override
  public boolean matches(Password password, PasswordHash hash) {
    var stored =
        PhcString.parse(hash)
            .orElseThrow(() -> new IllegalArgumentException("not an Argon2id hash within bounds"));
    var tag = tag(password, stored.salt(), stored.cost(), stored.tag().length);
    return MessageDigest.isEqual(tag, stored.tag());
  }

  private byte[] tag(Password password, byte[] salt, Cost cost, int length) {
    takeTurn();
    var bytes = password.value().getBytes(StandardCharsets.UTF_8);
    try {
      return Argon2id.tag(bytes, salt, cost, length);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Busy("too many passwords are being checked");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy("interrupted while waiting to check a password", e);
    }
  }
}
