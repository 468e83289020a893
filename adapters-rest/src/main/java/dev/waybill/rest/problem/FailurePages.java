package dev.waybill.rest.problem;

import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.page.ErrorPage;
import dev.waybill.rest.page.ErrorPage.Kind;

/// What the page of a failure says: for a reader, several codes may be one.
public final class FailurePages {
  private FailurePages() {}

  /// @param requestId what the operator finds the request by
  public static ErrorPage of(Failure failure, String requestId) {
    return new ErrorPage(
        failure.status(), kind(failure.kind()), requestId, failure.field(), failure.limit());
  }

  static Kind kind(ErrorCode code) {
    return switch (code) {
      case NO_FILES -> Kind.NO_FILES;
      case MALFORMED_REQUEST, PART_HEADERS_TOO_LARGE, LENGTH_REQUIRED, EXPECTATION_FAILED ->
          Kind.CLIENT;
      case MALFORMED_MULTIPART -> Kind.NOT_WHOLE;
      case INVALID_FIELD, FIELD_TOO_LARGE, TOO_MANY_FIELDS -> Kind.INVALID_FIELD;
      case NOT_END_TO_END_ENCRYPTED -> Kind.NOT_ENCRYPTED;
      case PASSWORD_REQUIRED -> Kind.PASSWORD_NEEDED;
      case WRONG_PASSWORD -> Kind.WRONG_PASSWORD;
      case CROSS_SITE_FORM -> Kind.CROSS_SITE;
      case FILE_BLOCKED -> Kind.FILE_BLOCKED;
      case NETWORK_BLOCKED -> Kind.NETWORK_BLOCKED;
      case BLOCKED -> Kind.BLOCKED;
      case NOT_FOUND -> Kind.NOT_FOUND;
      case METHOD_NOT_ALLOWED -> Kind.WRONG_METHOD;
      case REQUEST_TIMEOUT -> Kind.TOO_SLOW;
      case PRECONDITION_FAILED -> Kind.CHANGED;
      case FILE_TOO_LARGE -> Kind.TOO_LARGE;
      case TOO_MANY_FILES -> Kind.TOO_MANY_FILES;
      case URI_TOO_LONG, HEADERS_TOO_LARGE -> Kind.TOO_LONG;
      case UNSUPPORTED_MEDIA_TYPE -> Kind.UNSUPPORTED;
      case RANGE_NOT_SATISFIABLE -> Kind.NO_SUCH_PART;
      case TOO_MANY_TRIES, TOO_MANY_REQUESTS, UPLOAD_BUDGET -> Kind.TOO_MANY;
      case STORAGE_UNAVAILABLE, FILE_DAMAGED, DATABASE_UNAVAILABLE, BUSY, STOPPING, UNAVAILABLE ->
          Kind.UNAVAILABLE;
      case INSUFFICIENT_STORAGE -> Kind.STORAGE_FULL;
      case INTERNAL_ERROR, NOT_IMPLEMENTED, VERSION_NOT_SUPPORTED -> Kind.SERVER;
    };
  }
}
