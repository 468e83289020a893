package dev.waybill.application.port;

/// The database failed or does not answer. What was under way is not done, or (a commit whose
/// answer was lost) done whole.
public final class DatabaseUnavailable extends UnavailableException {
  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public DatabaseUnavailable(String message) {
    super(message);
  }
}
