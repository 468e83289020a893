package dev.waybill.application.port;

/// The database failed or does not answer. What was under way is not done, or (a commit whose
/// answer was lost) done whole.
public final class DatabaseUnavailable extends UnavailableException {
  private final boolean undone;

  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
    this.undone = false;
  }

  public DatabaseUnavailable(String message) {
    super(message);
    this.undone = false;
  }

  private DatabaseUnavailable(DatabaseUnavailable failed) {
    super(String.valueOf(failed.getMessage()), failed);
    this.undone = true;
  }

  /// The same, of which is known that nothing was done: no commit was asked for, or the database
  /// refused it.
  public DatabaseUnavailable undone() {
    return undone ? this : new DatabaseUnavailable(this);
  }

  /// Whether it is known that nothing was done. If not, what was to be written may be there.
  public boolean isUndone() {
    return undone;
  }
}
