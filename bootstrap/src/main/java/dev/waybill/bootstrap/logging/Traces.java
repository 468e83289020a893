package dev.waybill.bootstrap.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stack traces, as Java prints them.
final class Traces {
  private static final int MOST_LINES = 200;

  private Traces() {}

  /// A cause without the frames that it has in common with what it caused. Messages may hold line
  /// ends: they are no lines of their own here.
  static List<String> lines(IThrowableProxy thrown) {
    var lines = new ArrayList<String>();
    add(lines, "", thrown);
    return lines;
  }

  private static void add(List<String> lines, String label, @Nullable IThrowableProxy thrown) {
    if (thrown == null || lines.size() >= MOST_LINES) {
      return;
    }
    var message = thrown.getMessage();
    lines.add(label + thrown.getClassName() + (message == null ? "" : ": " + message));
    var frames = thrown.getStackTraceElementProxyArray();
    for (var i = 0; i < frames.length - thrown.getCommonFrames(); i++) {
      lines.add("  " + frames[i].getSTEAsString());
    }
    for (var suppressed : thrown.getSuppressed()) {
      add(lines, "Suppressed: ", suppressed);
    }
    add(lines, "Caused by: ", thrown.getCause());
  }
}
