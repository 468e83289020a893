package dev.waybill.bootstrap.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.slf4j.event.Level;

/// For machines: an object a line (RFC 8259), each fact a member.
final class JsonLines extends LineWriter {
  @Override
  public LineWriter begin(long millis, Level level, String logger, String message) {
    to.append("{\"time\":\"");
    time.append(to, millis);
    to.append("\",\"level\":\"").append(level).append('"');
    return field("logger", logger).field("message", message);
  }

  @Override
  public LineWriter field(String name, String value) {
    name(name);
    to.append('"');
    Escapes.append(to, value, true);
    to.append('"');
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
    return field(name, value);
  }

  @Override
  public LineWriter said(String name, long value) {
    return field(name, value);
  }

  @Override
  LineWriter thrown(IThrowableProxy thrown) {
    name("exception");
    to.append('"');
    Escapes.append(to, String.join("\n", Traces.lines(thrown)), true, Escapes.LONGEST_TRACE);
    to.append('"');
    return this;
  }

  @Override
  public void end() {
    to.append("}\n");
  }

  @Override
  void name(String name) {
    to.append(",\"").append(name).append("\":");
  }
}
