package dev.waybill.bootstrap.logging;

import dev.waybill.bootstrap.logging.LogLines.Loss;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/// How many lines may wait to be written. Those of requests and our own messages do not crowd each
/// other out, nor does one client network all others.
final class LineLimits {
  /// Half a KiB of memory each.
  static final int OF_REQUESTS = 16_384;

  /// Some have a stack trace, of 20 KiB.
  static final int OF_MESSAGES = 1_024;

  static final int OF_NETWORK = OF_REQUESTS / 4;

  /// Networks that fall on the same slot share its share.
  private static final int SLOTS = 1_024;

  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicIntegerArray networks = new AtomicIntegerArray(SLOTS);

  /// Takes a place.
  ///
  /// @return why there is none, else null
  @Nullable Loss take(int network) {
    if (network < 0) {
      return takeOne(messages, OF_MESSAGES) ? null : Loss.QUEUE_FULL;
    }
    if (!takeOne(requests, OF_REQUESTS)) {
      return Loss.QUEUE_FULL;
    }
    var slot = slot(network);
    if (networks.incrementAndGet(slot) > OF_NETWORK) {
      networks.decrementAndGet(slot);
      requests.decrementAndGet();
      return Loss.NETWORK_SHARE;
    }
    return null;
  }

  /// Gives it back.
  void give(int network) {
    if (network < 0) {
      messages.decrementAndGet();
    } else {
      networks.decrementAndGet(slot(network));
      requests.decrementAndGet();
    }
  }

  private static boolean takeOne(AtomicInteger taken, int most) {
    if (taken.incrementAndGet() <= most) {
      return true;
    }
    taken.decrementAndGet();
    return false;
  }

  /// Neighbours are spread (by Fibonacci hashing).
  private static int slot(int network) {
    return (network * 0x9E3779B9) >>> 22;
  }
}
