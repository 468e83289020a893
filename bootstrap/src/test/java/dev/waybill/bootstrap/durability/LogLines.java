package dev.waybill.bootstrap.durability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// What this process logs while it is open, from warnings on.
final class LogLines implements AutoCloseable {
  private static final Logger ROOT =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> listener =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            events.add(event);
          }
        }
      };

  LogLines() {
    listener.setContext(ROOT.getLoggerContext());
    listener.start();
    ROOT.addAppender(listener);
  }

  List<String> warnings() {
    return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /// Those with a stack trace.
  List<String> traces() {
    return events.stream()
        .filter(event -> event.getThrowableProxy() != null)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    ROOT.detachAppender(listener);
    listener.stop();
  }
}
