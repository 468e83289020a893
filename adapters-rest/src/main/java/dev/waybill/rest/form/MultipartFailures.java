package dev.waybill.rest.form;

import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.multipart.MultipartException;

/// The failures of multipart bodies, whichever operation they were sent to.
public final class MultipartFailures {
  private MultipartFailures() {}

  public static Failure of(MultipartException refused) {
    var failure = new Failure(code(refused.reason()), refused.sentence());
    var named = refused.field().map(failure::ofField).orElse(failure);
    var limit = refused.limit();
    return limit.isPresent() ? named.withLimit(limit.getAsLong()) : named;
  }

  private static ErrorCode code(MultipartException.Reason reason) {
    return switch (reason) {
      case TOO_MANY_FILES -> ErrorCode.TOO_MANY_FILES;
      case TOO_MANY_FIELDS -> ErrorCode.TOO_MANY_FIELDS;
      case FIELD_TOO_LARGE -> ErrorCode.FIELD_TOO_LARGE;
      case HEADERS_TOO_LARGE -> ErrorCode.PART_HEADERS_TOO_LARGE;
      case MALFORMED, NO_DELIMITER, TRUNCATED -> ErrorCode.MALFORMED_MULTIPART;
    };
  }
}
