package dev.waybill.application.port;

import java.time.Duration;

/// Something outside that is needed cannot be had right now: nothing has changed, and trying again
/// later may help.
public abstract sealed class UnavailableException extends RuntimeException
    permits StorageUnavailable, StorageFull, DatabaseUnavailable, Busy, ShareUsedUp, BudgetSpent {
  protected UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  protected UnavailableException(String message) {
    super(message);
  }

  /// When it is worth trying again.
  public Duration retryAfter() {
    return Duration.ofSeconds(5);
  }
}
