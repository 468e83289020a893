package dev.waybill.rest.error;

import dev.waybill.domain.access.AccessDecision;
import java.time.Duration;

/// The failures of the API, each with its one code. Messages that clients match are the seed's.
public final class Failures {
  public static final Failure NO_FILES =
      new Failure(ErrorCode.NO_FILES, "No files").ofField("files");
  public static final Failure TOO_LARGE = new Failure(ErrorCode.FILE_TOO_LARGE, "File too large");
  public static final Failure TOOK_TOO_LONG =
      new Failure(ErrorCode.REQUEST_TIMEOUT, "The request came too slowly");
  public static final Failure STOPPED =
      new Failure(ErrorCode.STOPPING, "The service stopped before the request had come whole");
  public static final Failure NOT_FOUND =
      new Failure(ErrorCode.NOT_FOUND, "File not found or expired");
  public static final Failure NETWORK_BLOCKED =
      new Failure(ErrorCode.NETWORK_BLOCKED, "No uploads are taken from your network");
  public static final Failure CROSS_SITE_FORM =
      new Failure(ErrorCode.CROSS_SITE_FORM, "This form was sent from another site");
  public static final Failure NOT_ENCRYPTED =
      new Failure(ErrorCode.NOT_END_TO_END_ENCRYPTED, "Not an end-to-end encrypted upload");
  public static final Failure INTERNAL =
      new Failure(
          ErrorCode.INTERNAL_ERROR, "Something went wrong on the server; nothing was changed");

  private static final Failure WRONG_PASSWORD =
      new Failure(ErrorCode.WRONG_PASSWORD, "Wrong password");
  private static final Failure BLOCKED =
      new Failure(ErrorCode.BLOCKED, "The operator of this service has blocked this upload");

  /// A scheme of our own, so that no browser asks for a user name by itself.
  private static final Failure PASSWORD_REQUIRED =
      new Failure(ErrorCode.PASSWORD_REQUIRED, "Password required")
          .with("WWW-Authenticate", "Waybill-Password realm=\"upload\"");

  private Failures() {}

  /// What a verdict on access is in HTTP, the same on every route: status, code, challenge.
  ///
  /// @param service address of its root, which names who blocks (RFC 7725 section 4)
  public static Failure denied(AccessDecision.Denied why, String service) {
    return switch (why) {
      case AccessDecision.NotFound() -> NOT_FOUND;
      case AccessDecision.Blocked() ->
          BLOCKED.with("Link", "<" + service + ">; rel=\"blocked-by\"");
      case AccessDecision.PasswordRequired() -> PASSWORD_REQUIRED;
      case AccessDecision.WrongPassword() -> WRONG_PASSWORD;
      case AccessDecision.TooManyTries(var wait) ->
          retryLater(ErrorCode.TOO_MANY_TRIES, "Too many wrong passwords; try again later", wait);
    };
  }

  public static Failure tooManyFiles(int most) {
    return new Failure(ErrorCode.TOO_MANY_FILES, "There are more than " + most + " files.")
        .withLimit(most);
  }

  public static Failure tooManyFields(int most) {
    return new Failure(ErrorCode.TOO_MANY_FIELDS, "There are more than " + most + " fields.")
        .withLimit(most);
  }

  /// @param file which one of the upload, from 1
  public static Failure fileBlocked(int file) {
    return new Failure(
            ErrorCode.FILE_BLOCKED, "File " + file + " is not taken here: the operator blocked it")
        .ofField("files");
  }

  public static Failure invalidField(String field, String reason) {
    return new Failure(ErrorCode.INVALID_FIELD, field + ": " + reason).ofField(field);
  }

  public static Failure malformed(String reason) {
    return new Failure(ErrorCode.MALFORMED_REQUEST, reason);
  }

  public static Failure unsupportedType(String reason) {
    return new Failure(ErrorCode.UNSUPPORTED_MEDIA_TYPE, reason);
  }

  public static Failure tooManyRequests(Duration wait) {
    return retryLater(ErrorCode.TOO_MANY_REQUESTS, "Too many requests; try again later", wait);
  }

  /// @param what there may be so many of in an hour, in the plural
  public static Failure budgetSpent(String what, long perHour, Duration wait) {
    var message =
        "Your network has sent the "
            + perHour
            + " "
            + what
            + " that it may send in an hour; try again later";
    return retryLater(ErrorCode.UPLOAD_BUDGET, message, wait).withLimit(perHour);
  }

  public static Failure retryLater(ErrorCode kind, String message, Duration wait) {
    var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new Failure(kind, message).with("Retry-After", Long.toString(seconds));
  }
}
