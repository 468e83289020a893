package dev.waybill.application.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still at [Uploads#NOW] until a test moves it.
public final class MovableClock implements InstantSource {
  private final AtomicReference<Instant> now = new AtomicReference<>(Uploads.NOW);

  @Override
  public Instant instant() {
    return now.get();
  }

  public void move(Duration by) {
    now.updateAndGet(time -> time.plus(by));
  }
}
