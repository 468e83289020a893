package dev.waybill.bootstrap.logging;

import java.util.Locale;

/// The way into the log. It takes lines without ever waiting for the log to be written: serving
/// wins over logging, and what does not fit is counted and lost.
public interface LogLines {
  /// Why a line was lost.
  enum Loss {
    /// As many lines as may wait were waiting.
    QUEUE_FULL,
    /// The lines of one client network had their share of those.
    NETWORK_SHARE,
    /// The log could not be written: closed, or its disk full.
    WRITE_FAILED;

    /// As a label of a meter.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Where there is no log.
  LogLines NOWHERE =
      new LogLines() {
        @Override
        public void offer(LogEntry entry) {
          // Nobody reads it.
        }

        @Override
        public long lost(Loss why) {
          return 0;
        }
      };

  void offer(LogEntry entry);

  /// Lines that were lost until now.
  long lost(Loss why);
}
