package dev.waybill.application.fake;

import dev.waybill.application.port.StorageMark;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mark in memory.
public final class FakeMark implements StorageMark {
  private @Nullable String text;

  @Override
  public synchronized Optional<String> read() {
    return Optional.ofNullable(text);
  }

  @Override
  public synchronized void write(String next) {
    text = next;
  }

  /// Takes it away, as a volume that is not mounted would.
  public synchronized void lose() {
    text = null;
  }
}
