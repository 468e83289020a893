package dev.waybill.bootstrap.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.event.Level;

/// Writes lines of the log one after the other: [#begin], any fields, [#end]. For one thread.
///
/// Whatever a text holds, it stays on its line and says nothing to a terminal: see [Escapes].
public abstract sealed class LineWriter permits TextLines, JsonLines {
  private static final int MICROS_IN_MILLI = 1_000;

  final StringBuilder to = new StringBuilder(8 << 10);
  final UtcTime time = new UtcTime();

  /// @param millis since 1970-01-01T00:00Z
  /// @param logger the short name of who says it
  public abstract LineWriter begin(long millis, Level level, String logger, String message);

  /// A further fact.
  ///
  /// @param name lower case letters and underscores
  public abstract LineWriter field(String name, String value);

  public abstract LineWriter field(String name, long value);

  /// In thousandths of a second, with three decimals.
  public final LineWriter millis(String name, Duration value) {
    name(name);
    var micros = value.toNanos() / MICROS_IN_MILLI;
    to.append(micros / MICROS_IN_MILLI).append('.');
    digits(to, micros % MICROS_IN_MILLI);
    return this;
  }

  /// A fact that the message has said. Only lines that are read by machines have it again.
  public abstract LineWriter said(String name, String value);

  public abstract LineWriter said(String name, long value);

  /// What was thrown.
  abstract LineWriter thrown(IThrowableProxy thrown);

  /// The last of a line.
  public abstract void end();

  /// Begins a field that has no quotation marks.
  abstract void name(String name);

  /// In characters, of all lines that were not taken.
  final int length() {
    return to.length();
  }

  /// All lines since the last call, in UTF-8.
  final byte[] take() {
    var bytes = to.toString().getBytes(StandardCharsets.UTF_8);
    to.setLength(0);
    return bytes;
  }

  /// Three of them.
  static void digits(StringBuilder to, long value) {
    to.append((char) ('0' + value / 100))
        .append((char) ('0' + value / 10 % 10))
        .append((char) ('0' + value % 10));
  }
}
