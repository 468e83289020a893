package dev.waybill.rest.page;

/// Asks for an upload's password and shows nothing of the upload: `POST /f/{id}` with `password`.
///
/// @param waitSeconds how long to wait before the next try, in seconds; 0 for not at all
public record PasswordPage(String id, Reason reason, long waitSeconds) implements Page {
  /// Why the page is shown.
  public enum Reason {
    /// No password came with the request.
    MISSING(401),
    WRONG(403),
    TOO_MANY_TRIES(429);

    private final int status;

    Reason(int status) {
      this.status = status;
    }
  }

  @Override
  public int status() {
    return reason.status;
  }
}
