package dev.waybill.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// What somebody says in the log.
///
/// @param more how many others like it were held back for it
record Message(
    long millis,
    Level level,
    String logger,
    String text,
    Optional<String> requestId,
    @Nullable IThrowableProxy thrown,
    int more)
    implements LogEntry {
  private static final String POOL = "com.zaxxer.hikari.";

  static Message of(ILoggingEvent event) {
    var logger = event.getLoggerName();
    return new Message(
        event.getTimeStamp(),
        Level.valueOf(event.getLevel().toString()),
        logger.substring(logger.lastIndexOf('.') + 1),
        event.getFormattedMessage(),
        Optional.ofNullable(event.getMDCPropertyMap().get(LogOutput.REQUEST_ID)),
        // Of the pool a sentence is enough: each request that it fails says why.
        logger.startsWith(POOL) ? null : event.getThrowableProxy(),
        0);
  }

  Message with(int others) {
    return new Message(millis, level, logger, text, requestId, thrown, others);
  }

  /// Says the same as another: the sentence but for numbers, keys and short parts of paths.
  String sentence() {
    var same = new StringBuilder(logger).append(' ');
    for (int from = 0, at = 0; at <= text.length(); at++) {
      if (at == text.length() || !Character.isLetterOrDigit(text.charAt(at))) {
        addWord(same, text, from, at);
        from = at + 1;
      }
    }
    return thrown == null ? same.toString() : same + " " + thrown.getClassName();
  }

  private static void addWord(StringBuilder to, String text, int from, int end) {
    var number = end - from <= 2;
    for (var at = from; at < end && !number; at++) {
      number = Character.isDigit(text.charAt(at));
    }
    if (!number) {
      to.append(text, from, end).append(' ');
    }
  }

  @Override
  public void writeTo(LineWriter line) {
    var rest = more == 0 ? "" : " (and " + more + " more like this in the last second)";
    line.begin(millis, level, logger, text + rest);
    requestId.ifPresent(id -> line.field(LogOutput.REQUEST_ID, id));
    if (thrown != null) {
      line.thrown(thrown);
    }
    line.end();
  }
}
