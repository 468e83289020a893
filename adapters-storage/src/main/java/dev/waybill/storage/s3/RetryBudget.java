package dev.waybill.storage.s3;

import java.util.concurrent.atomic.AtomicInteger;

/// How many calls of S3 may be made again, all uploads and downloads together: each call that
/// succeeds pays for one. A store that refuses some calls is tried again as often as it takes; one
/// that refuses nearly all of them, or all, is soon believed, so that nobody waits for what does
/// not come, and what comes after is refused before its body.
///
/// Safe for use by many threads.
final class RetryBudget {
  /// Enough for eight calls that use up all their tries.
  static final int MOST = 50;

  private final AtomicInteger left = new AtomicInteger(MOST);

  void succeeded() {
    // Most of the time it is full, and nothing is written.
    if (left.get() < MOST) {
      left.updateAndGet(n -> Math.min(n + 1, MOST));
    }
  }

  /// @return whether a call may be made again, which is then taken from the budget
  boolean take() {
    return left.getAndUpdate(n -> Math.max(n - 1, 0)) > 0;
  }
}
