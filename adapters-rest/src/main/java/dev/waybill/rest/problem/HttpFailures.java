package dev.waybill.rest.problem;

import dev.waybill.rest.container.HttpError;
import dev.waybill.rest.container.RequestBodyException;
import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.error.Failures;

/// The failures that the HTTP layer finds by itself, or that JAX-RS finds while it looks for a
/// resource.
final class HttpFailures {
  private HttpFailures() {}

  static Failure of(HttpError error) {
    var usual = ofStatus(error.status());
    return error.why().isEmpty() ? usual : new Failure(usual.kind(), error.why());
  }

  static Failure of(RequestBodyException broken) {
    return broken.reason() == RequestBodyException.Reason.STOPPED
        ? Failures.STOPPED
        : ofStatus(broken.reason().status());
  }

  static Failure ofStatus(int status) {
    return switch (status) {
      case 404 -> Failures.NOT_FOUND;
      case 405 -> new Failure(ErrorCode.METHOD_NOT_ALLOWED, "This URL does not allow this method");
      case 408 -> Failures.TOOK_TOO_LONG;
      case 413 -> Failures.TOO_LARGE;
      case 414 -> new Failure(ErrorCode.URI_TOO_LONG, "The address is too long");
      case 415 -> Failures.unsupportedType("This type of body is not supported");
      case 417 -> new Failure(ErrorCode.EXPECTATION_FAILED, "The expectation cannot be met");
      case 429 -> new Failure(ErrorCode.TOO_MANY_REQUESTS, "Too many requests; try again later");
      case 431 -> new Failure(ErrorCode.HEADERS_TOO_LARGE, "The request headers are too large");
      case 501 -> new Failure(ErrorCode.NOT_IMPLEMENTED, "This method is not supported");
      case 503 ->
          new Failure(ErrorCode.UNAVAILABLE, "The service is not available; try again later");
      case 505 ->
          new Failure(ErrorCode.VERSION_NOT_SUPPORTED, "This HTTP version is not supported");
      default ->
          status < 500
              ? new Failure(ErrorCode.MALFORMED_REQUEST, "The request is malformed")
              : Failures.INTERNAL;
    };
  }
}
