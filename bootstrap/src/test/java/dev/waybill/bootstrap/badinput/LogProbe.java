package dev.waybill.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.logging.LogOutput;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// Listens to the log at its most talkative.
final class LogProbe implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  LogProbe(Configuration.Logging logging) {
    LogOutput.configure(logging);
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    context.getLogger("dev.waybill").setLevel(Level.TRACE);
    var listener = new Listener();
    listener.setContext(context);
    listener.start();
    root.addAppender(listener);
  }

  /// Fails if a line since the last call holds one of these.
  void holdsNoneOf(Collection<String> secrets) {
    for (var line = lines.poll(); line != null; line = lines.poll()) {
      assertThat(line).as("a log line").doesNotContain(secrets);
      assertThat(line).as("a log line").doesNotContain(" ERROR ");
    }
  }

  @Override
  public void close() {
    context.reset();
  }

  private final class Listener extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      var thrown = event.getThrowableProxy();
      lines.add(
          event.getLoggerName()
              + " "
              + event.getLevel()
              + " "
              + event.getFormattedMessage()
              + event.getMDCPropertyMap()
              + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
    }
  }
}
