package dev.waybill.bootstrap.logging;

/// What will be a line of the log. It is immutable: whoever hands it over goes on, and the log's
/// own thread makes the line.
public interface LogEntry {
  /// The [#network] of a line that no client has caused.
  int OURS = -1;

  /// Called once, by the thread that writes the log. Must not throw.
  void writeTo(LineWriter line);

  /// A number of the client network whose request makes the line, the same for all of its lines;
  /// not negative. Or [#OURS].
  default int network() {
    return OURS;
  }
}
