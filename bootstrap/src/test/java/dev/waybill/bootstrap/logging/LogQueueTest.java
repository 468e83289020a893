package dev.waybill.bootstrap.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.logging.LogLines.Loss;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.Level;

/// Whoever logs never waits, whatever becomes of the log.
@Timeout(60)
class LogQueueTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private record Line(int network, String text) implements LogEntry {
    @Override
    public void writeTo(LineWriter line) {
      line.begin(0, Level.INFO, "Test", text).end();
    }
  }

  /// A log whose reader does not read.
  private static final class Stuck extends OutputStream {
    final CountDownLatch writing = new CountDownLatch(1);
    final Semaphore read = new Semaphore(0);
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) {
      writing.countDown();
      read.acquireUninterruptibly();
      read.release();
      bytes.write(more, offset, length);
    }

    /// Lets one line get to where it sticks, so that the queue behind it is empty.
    void fill(LogQueue queue) throws InterruptedException {
      queue.offer(new Line(LogEntry.OURS, "first"));
      writing.await();
    }
  }

  /// A log that cannot be written for a while.
  private static final class Failing extends OutputStream {
    final AtomicBoolean broken = new AtomicBoolean(true);
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws IOException {
      if (broken.get()) {
        bytes.write(more, offset, length / 2);
        throw new IOException("No space left on device");
      }
      bytes.write(more, offset, length);
    }
  }

  @Test
  void lines_are_written_in_the_order_in_which_they_came() {
    var bytes = new ByteArrayOutputStream();
    try (var queue = new LogQueue(new TextLines(), bytes)) {
      IntStream.range(0, 5000).forEach(i -> queue.offer(new Line(i % 9 - 1, "line " + i)));
      assertThat(queue.flush(LONG)).isTrue();
    }
    assertThat(bytes.toString(UTF_8).lines().map(line -> line.replaceFirst(".*line ", "")))
        .containsExactlyElementsOf(IntStream.range(0, 5000).mapToObj(Integer::toString).toList());
  }

  @Test
  void what_does_not_fit_is_lost_and_counted() throws InterruptedException {
    var stuck = new Stuck();
    try (var queue = new LogQueue(new TextLines(), stuck)) {
      stuck.fill(queue);
      for (var i = 0; i < LineLimits.OF_REQUESTS + 10; i++) {
        queue.offer(new Line(i, "request"));
      }
      assertThat(queue.lost(Loss.QUEUE_FULL)).isEqualTo(10);
      for (var i = 0; i < LineLimits.OF_MESSAGES + 3; i++) {
        queue.offer(new Line(LogEntry.OURS, "message"));
      }
      assertThat(queue.lost(Loss.QUEUE_FULL)).isEqualTo(13);
      stuck.read.release();
      assertThat(queue.flush(LONG)).isTrue();
      queue.offer(new Line(1, "later"));
      assertThat(queue.flush(LONG)).isTrue();
    }
    assertThat(stuck.bytes.toString(UTF_8).lines())
        .hasSize(1 + LineLimits.OF_REQUESTS + LineLimits.OF_MESSAGES + 1)
        .last()
        .asString()
        .endsWith("later");
  }

  @Test
  void one_network_cannot_take_the_lines_of_the_others() throws InterruptedException {
    var stuck = new Stuck();
    try (var queue = new LogQueue(new TextLines(), stuck)) {
      stuck.fill(queue);
      for (var i = 0; i < LineLimits.OF_NETWORK + 7; i++) {
        queue.offer(new Line(1, "flood"));
      }
      queue.offer(new Line(2, "another"));
      queue.offer(new Line(LogEntry.OURS, "ours"));
      assertThat(queue.lost(Loss.NETWORK_SHARE)).isEqualTo(7);
      assertThat(queue.lost(Loss.QUEUE_FULL)).isZero();
      stuck.read.release();
      assertThat(queue.flush(LONG)).isTrue();
      queue.offer(new Line(1, "no flood any more"));
      assertThat(queue.flush(LONG)).isTrue();
    }
    assertThat(stuck.bytes.toString(UTF_8)).contains("another", "ours", "no flood any more");
  }

  @Test
  void a_log_that_cannot_be_written_is_written_again_once_it_can() {
    var failing = new Failing();
    try (var queue = new LogQueue(new TextLines(), failing)) {
      queue.offer(new Line(1, "lost"));
      queue.offer(new Line(LogEntry.OURS, "lost too"));
      assertThat(queue.flush(LONG)).isTrue();
      assertThat(queue.lost(Loss.WRITE_FAILED)).isEqualTo(2);
      failing.broken.set(false);
      queue.offer(new Line(1, "whole"));
      assertThat(queue.flush(LONG)).isTrue();
    }
    assertThat(failing.bytes.toString(UTF_8).lines())
        .last()
        .isEqualTo("1970-01-01T00:00:00.000Z INFO  Test: whole");
  }

  @Test
  void the_end_of_the_process_does_not_wait_for_a_reader_for_long() throws InterruptedException {
    var stuck = new Stuck();
    var queue = new LogQueue(new TextLines(), stuck);
    stuck.fill(queue);
    var from = System.nanoTime();
    queue.hurry();
    for (var i = 0; i < 100; i++) {
      queue.offer(new Line(LogEntry.OURS, "stopping"));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(10));
    stuck.read.release();
    queue.close();
  }

  @Test
  void at_the_end_of_the_process_every_message_is_written_before_it_goes_on() {
    var bytes = new ByteArrayOutputStream();
    try (var queue = new LogQueue(new TextLines(), bytes)) {
      queue.hurry();
      for (var i = 0; i < 20; i++) {
        queue.offer(new Line(LogEntry.OURS, "last " + i));
        assertThat(bytes.toString(UTF_8)).endsWith("last " + i + "\n");
      }
    }
  }
}
