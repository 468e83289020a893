package dev.waybill.application.port;

import java.time.Duration;

/// The blob store has no room left, or as much is stored as the operator allows.
public final class StorageFull extends UnavailableException {
  /// Uploads expire and are deleted, and what they leave is counted now and then.
  private static final Duration BY_RULE = Duration.ofMinutes(1);

  private final boolean byRule;

  public StorageFull(String message, Throwable cause) {
    super(message, cause);
    this.byRule = false;
  }

  public StorageFull(String message) {
    this(message, false);
  }

  private StorageFull(String message, boolean byRule) {
    super(message);
    this.byRule = byRule;
  }

  /// There may be room, and no more is to be stored.
  public static StorageFull byRule(String message) {
    return new StorageFull(message, true);
  }

  public boolean isByRule() {
    return byRule;
  }

  @Override
  public Duration retryAfter() {
    return byRule ? BY_RULE : super.retryAfter();
  }
}
