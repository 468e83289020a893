package dev.waybill.application.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still at [Uploads#NOW] until a test moves it.
public final class MovableClock implements InstantSource {
  private Instant now = Uploads.NOW;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void move(Duration by) {
    now = now.plus(by);
  }
}
