package dev.waybill.rest.page;

import dev.waybill.rest.error.ErrorCode;

/// Asks for an upload's password and shows nothing of the upload: `POST /f/{id}` with `password`.
///
/// @param waitSeconds how long to wait before the next try, in seconds; 0 for not at all
public record PasswordPage(String id, Reason reason, long waitSeconds) implements Page {
  /// Why the page is shown.
  public enum Reason {
    /// No password came with the request.
    MISSING(ErrorCode.PASSWORD_REQUIRED),
    WRONG(ErrorCode.WRONG_PASSWORD),
    TOO_MANY_TRIES(ErrorCode.TOO_MANY_TRIES);

    private final ErrorCode code;

    Reason(ErrorCode code) {
      this.code = code;
    }
  }

  @Override
  public int status() {
    return reason.code.status();
  }
}
