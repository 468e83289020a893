package dev.waybill.rest.error;

import java.time.Duration;

/// The failures of the API, each with its one code. Messages that clients match are the seed's.
public final class Failures {
  public static final Failure NO_FILES = new Failure(400, "no_files", "No files");
  public static final Failure TOO_LARGE = new Failure(413, "file_too_large", "File too large");
  public static final Failure TOO_MANY_FILES =
      new Failure(413, "too_many_files", "Too many files or fields in one upload");
  public static final Failure TOOK_TOO_LONG =
      new Failure(408, "request_timeout", "The request came too slowly");
  public static final Failure NOT_FOUND =
      new Failure(404, "not_found", "File not found or expired");
  public static final Failure WRONG_PASSWORD = new Failure(403, "wrong_password", "Wrong password");
  public static final Failure CROSS_SITE_FORM =
      new Failure(403, "cross_site_form", "This form was sent from another site");
  public static final Failure NOT_ENCRYPTED =
      new Failure(400, "not_end_to_end_encrypted", "Not an end-to-end encrypted upload");
  public static final Failure INTERNAL =
      new Failure(500, "internal_error", "Something went wrong on the server; nothing was changed");

  /// A scheme of our own, so that no browser asks for a user name by itself.
  public static final Failure PASSWORD_REQUIRED =
      new Failure(401, "password_required", "Password required")
          .with("WWW-Authenticate", "Waybill-Password realm=\"upload\"");

  private Failures() {}

  public static Failure invalidField(String field, String reason) {
    return new Failure(400, "invalid_field", field + ": " + reason);
  }

  public static Failure malformed(String reason) {
    return new Failure(400, "malformed_request", reason);
  }

  public static Failure unsupportedType(String reason) {
    return new Failure(415, "unsupported_media_type", reason);
  }

  public static Failure tooManyTries(Duration wait) {
    return retryLater(429, "too_many_tries", "Too many wrong passwords; try again later", wait);
  }

  public static Failure tooManyRequests(Duration wait) {
    return retryLater(429, "too_many_requests", "Too many requests; try again later", wait);
  }

  static Failure retryLater(int status, String code, String message, Duration wait) {
    var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new Failure(status, code, message).with("Retry-After", Long.toString(seconds));
  }
}
