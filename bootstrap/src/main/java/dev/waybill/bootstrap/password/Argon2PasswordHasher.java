package dev.waybill.bootstrap.password;

import dev.waybill.application.port.PasswordHasher;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.bootstrap.password.HashRefusals.Reason;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordHash;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// Argon2id over the password's UTF-8 bytes exactly as they came: nothing trimmed, folded or
/// normalised (ASVS 6.2.8). A hash takes about 30 ms of a core and 19 MiB, so only a few run at a
/// time, and client networks take turns.
public final class Argon2PasswordHasher implements PasswordHasher, MeterBinder {
  private static final int SALT_BYTES = 16;
  private static final int TAG_BYTES = 32;

  private final RandomBytes random;
  private final HashRefusals refusals;
  private final HashTurns turns;
  private final SettingRate rate;

  public Argon2PasswordHasher(RandomBytes random, HashLimits limits) {
    this(random, limits, System::nanoTime);
  }

  Argon2PasswordHasher(RandomBytes random, HashLimits limits, LongSupplier nanos) {
    this.random = random;
    this.refusals = new HashRefusals(nanos);
    this.turns = new HashTurns(limits, refusals);
    this.rate = new SettingRate(limits.setPerMinute(), refusals, nanos);
  }

  @Override
  public PasswordHash hash(Password password, String client) {
    rate.take(client);
    var salt = random.next(SALT_BYTES);
    var tag = tag(password, client, salt, Cost.CURRENT, TAG_BYTES);
    return new PhcString(Cost.CURRENT, salt, tag).hash();
  }

  /// @throws IllegalArgumentException for a hash that nobody here has written
  @Override
  public boolean matches(Password password, PasswordHash hash, String client) {
    var stored =
        PhcString.parse(hash)
            .orElseThrow(() -> new IllegalArgumentException("not an Argon2id hash within bounds"));
    var tag = tag(password, client, stored.salt(), stored.cost(), stored.tag().length);
    return MessageDigest.isEqual(tag, stored.tag());
  }

  private byte[] tag(Password password, String client, byte[] salt, Cost cost, int length) {
    turns.take(client);
    var bytes = password.value().getBytes(StandardCharsets.UTF_8);
    try {
      return Argon2id.tag(bytes, salt, cost, length);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      turns.leave();
    }
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("waybill.password.hashes.waiting", turns, HashTurns::waiting)
        .description("Passwords that wait to be checked or set")
        .register(meters);
    for (var reason : Reason.values()) {
      FunctionCounter.builder(
              "waybill.password.hashes.refused", refusals, all -> all.counted(reason))
          .description("Passwords that were neither checked nor set, as too many were sent")
          .tag("reason", reason.word())
          .register(meters);
    }
  }
}
