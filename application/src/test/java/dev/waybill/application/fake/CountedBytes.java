package dev.waybill.application.fake;

import dev.waybill.application.port.RandomBytes;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// Bytes that are never the same twice, and always the same in every run.
public final class CountedBytes implements RandomBytes {
  private final AtomicInteger next = new AtomicInteger();

  @Override
  public byte[] next(int count) {
    return ByteBuffer.allocate(count).putInt(next.incrementAndGet()).array();
  }
}
