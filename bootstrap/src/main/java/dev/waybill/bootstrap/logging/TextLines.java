package dev.waybill.bootstrap.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.slf4j.event.Level;

/// For people: time, level, who, what, and facts as `name=value`. What was thrown follows on lines
/// of its own, each behind a tab: what begins at the margin is a line of ours.
final class TextLines extends LineWriter {
  private static final int LEVEL_WIDTH = 5;

  @Override
  public LineWriter begin(long millis, Level level, String logger, String message) {
    time.append(to, millis);
    to.append(' ').append(level);
    to.repeat(' ', LEVEL_WIDTH + 1 - level.toString().length());
    Escapes.append(to, logger, false);
    to.append(": ");
    Escapes.append(to, message, false);
    return this;
  }

  @Override
  public LineWriter field(String name, String value) {
    name(name);
    var isWord = value.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=');
    if (isWord && !value.isEmpty()) {
      Escapes.append(to, value, false);
    } else {
      to.append('"');
      Escapes.append(to, value, true);
      to.append('"');
    }
    return this;
  }

  @Override
  public LineWriter field(String name, long value) {
    name(name);
    to.append(value);
    return this;
  }

  @Override
  public LineWriter said(String name, String value) {
    return this;
  }

  @Override
  public LineWriter said(String name, long value) {
    return this;
  }

  @Override
  LineWriter thrown(IThrowableProxy thrown) {
    for (var line : Traces.lines(thrown)) {
      to.append("\n\t");
      Escapes.append(to, line, false);
    }
    return this;
  }

  @Override
  public void end() {
    to.append('\n');
  }

  @Override
  void name(String name) {
    to.append(' ').append(name).append('=');
  }
}
