package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.StorageUnavailable;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A store that gives a byte now and then.
class LeastPaceTest {
  private static final long TEN_SECONDS = Duration.ofSeconds(10).toNanos();

  private final LeastPace pace = new LeastPace(Duration.ofSeconds(30));

  @Test
  void aTrickleIsNoticedAtTheEndOfTheWindow() throws InterruptedIOException {
    pace.moved(10_000, TEN_SECONDS);
    pace.moved(10_000, TEN_SECONDS);
    assertThatExceptionOfType(InterruptedIOException.class)
        .isThrownBy(() -> pace.moved(10_000, TEN_SECONDS));
  }

  @Test
  void aStoreThatIsJustFastEnoughGoesOn() {
    assertThatNoException()
        .isThrownBy(
            () -> {
              for (int i = 0; i < 30; i++) {
                pace.moved(10_240, TEN_SECONDS);
              }
            });
  }

  @Test
  void whatWasFastBeforeDoesNotExcuse() throws InterruptedIOException {
    pace.moved(100 << 20, 3 * TEN_SECONDS);
    pace.moved(1, 2 * TEN_SECONDS);
    assertThatExceptionOfType(InterruptedIOException.class)
        .isThrownBy(() -> pace.moved(1, TEN_SECONDS));
  }

  /// Not even by asking again, which would trickle too.
  @Test
  void aReadOfATrickleEnds() {
    var opened = new AtomicInteger();
    var read =
        new RangeRead(
            (offset, length) -> {
              opened.incrementAndGet();
              return new Trickle();
            },
            new LeastPace(Duration.ofMillis(20)),
            0,
            1_000_000);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> read.writeTo(new MemoryTarget()))
        .withMessageContaining("no answer in time");
    assertThat(opened).hasValue(1);
  }

  /// Takes two milliseconds for a byte, and never ends.
  private static final class Trickle extends InputStream {
    @Override
    public int read() {
      var began = System.nanoTime();
      while (System.nanoTime() - began < 2_000_000) {
        LockSupport.parkNanos(500_000);
      }
      return 1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      bytes[offset] = (byte) read();
      return 1;
    }
  }
}
