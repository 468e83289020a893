package dev.waybill.application.port;

import java.time.Duration;

/// A client network has sent as much as it may in an hour; others are served.
public final class BudgetSpent extends UnavailableException {
  private final String what;
  private final long perHour;
  private final transient Duration wait;

  /// @param what there may be so many of, in the plural
  /// @param wait after which the network may send this again
  public BudgetSpent(String what, long perHour, Duration wait) {
    super("one network sends too many " + what);
    this.what = what;
    this.perHour = perHour;
    this.wait = wait;
  }

  public String what() {
    return what;
  }

  public long perHour() {
    return perHour;
  }

  @Override
  public Duration retryAfter() {
    return wait;
  }
}
