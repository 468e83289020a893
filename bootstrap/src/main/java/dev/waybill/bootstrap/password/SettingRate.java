package dev.waybill.bootstrap.password;

import dev.waybill.application.port.ShareUsedUp;
import dev.waybill.bootstrap.password.HashRefusals.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How many passwords a client network may set: so many at once, and as many again in each minute.
/// Setting one costs us as much as trying one, and needs no upload of anybody else's.
final class SettingRate {
  /// How many networks are remembered; the longest quiet one is forgotten first.
  static final int MAX_REMEMBERED = 50_000;

  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private final long interval;
  private final HashRefusals refusals;
  private final LongSupplier nanos;

  /// When what a network has set will have been paid off, one after the other (GCRA).
  private final Map<String, Long> paidOff = new Remembered();

  SettingRate(int perMinute, HashRefusals refusals, LongSupplier nanos) {
    this.interval = WINDOW / perMinute;
    this.refusals = refusals;
    this.nanos = nanos;
  }

  private static final class Remembered extends LinkedHashMap<String, Long> {
    Remembered() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > MAX_REMEMBERED;
    }
  }

  /// @throws ShareUsedUp beyond the share
  void take(String network) {
    var wait = wait(network);
    if (wait > 0) {
      refusals.count(Reason.SET_TOO_MANY);
      throw new ShareUsedUp("one network sets too many passwords", Duration.ofNanos(wait));
    }
  }

  private synchronized long wait(String network) {
    var now = nanos.getAsLong();
    var before = paidOff.get(network);
    var next = (before == null || before - now < 0 ? now : before) + interval;
    var wait = next - now - WINDOW;
    if (wait <= 0) {
      paidOff.put(network, next);
    }
    return wait;
  }
}
