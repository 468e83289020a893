package dev.waybill.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.waybill.bootstrap.config.LogFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// Hands what is logged over to the [LogQueue].
final class QueueAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  static final String NAME = "queue";

  private final LogQueue queue;
  private final LogFormat format;

  QueueAppender(LogQueue queue, LogFormat format) {
    this.queue = queue;
    this.format = format;
    setName(NAME);
  }

  LogQueue queue() {
    return queue;
  }

  LogFormat format() {
    return format;
  }

  @Override
  protected void append(ILoggingEvent event) {
    queue.offer(
        new Message(
            event.getTimeStamp(),
            Level.valueOf(event.getLevel().toString()),
            shortName(event.getLoggerName()),
            event.getFormattedMessage(),
            Optional.ofNullable(event.getMDCPropertyMap().get(LogOutput.REQUEST_ID)),
            event.getThrowableProxy()));
  }

  @Override
  public void stop() {
    super.stop();
    queue.close();
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private record Message(
      long millis,
      Level level,
      String logger,
      String text,
      Optional<String> requestId,
      @Nullable IThrowableProxy thrown)
      implements LogEntry {
    @Override
    public void writeTo(LineWriter line) {
      line.begin(millis, level, logger, text);
      requestId.ifPresent(id -> line.field(LogOutput.REQUEST_ID, id));
      if (thrown != null) {
        line.thrown(thrown);
      }
      line.end();
    }
  }
}
