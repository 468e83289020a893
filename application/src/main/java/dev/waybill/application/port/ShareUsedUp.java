package dev.waybill.application.port;

import java.time.Duration;

/// A client network has its whole share of a scarce thing; others are served.
public final class ShareUsedUp extends UnavailableException {
  private final transient Duration wait;

  /// @param wait after which the network may have some of it again
  public ShareUsedUp(String message, Duration wait) {
    super(message);
    this.wait = wait;
  }

  @Override
  public Duration retryAfter() {
    return wait;
  }
}
