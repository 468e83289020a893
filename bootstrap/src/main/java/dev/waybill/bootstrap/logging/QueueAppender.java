package dev.waybill.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.waybill.bootstrap.config.LogFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Hands what is logged over to the [LogQueue].
final class QueueAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  static final String NAME = "queue";

  private final LogQueue queue;
  private final LogFormat format;
  private final Repeats repeats;

  QueueAppender(LogQueue queue, LogFormat format) {
    this.queue = queue;
    this.format = format;
    this.repeats =
        new Repeats(queue::offer, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    setName(NAME);
  }

  LogQueue queue() {
    return queue;
  }

  LogFormat format() {
    return format;
  }

  Repeats repeats() {
    return repeats;
  }

  @Override
  protected void append(ILoggingEvent event) {
    repeats.take(Message.of(event));
  }

  @Override
  public void stop() {
    super.stop();
    repeats.flush();
    queue.close();
  }
}
