package dev.waybill.rest.error;

import dev.waybill.rest.container.HttpError;

/// The failures that the HTTP layer finds by itself, or that JAX-RS finds while it looks for a
/// resource.
final class HttpFailures {
  private HttpFailures() {}

  static Failure of(HttpError error) {
    return ofStatus(error.status());
  }

  static Failure ofStatus(int status) {
    return switch (status) {
      case 404 -> Failures.NOT_FOUND;
      case 405 -> new Failure(405, "method_not_allowed", "This address does not take this method");
      case 406 -> new Failure(406, "not_acceptable", "None of the accepted types can be sent");
      case 408 -> Failures.TOOK_TOO_LONG;
      case 413 -> Failures.TOO_LARGE;
      case 414 -> new Failure(414, "uri_too_long", "The address is too long");
      case 415 -> Failures.unsupportedType("This type of body is not accepted");
      case 417 -> new Failure(417, "expectation_failed", "The expectation cannot be met");
      case 431 -> new Failure(431, "headers_too_large", "The request headers are too large");
      case 501 -> new Failure(501, "not_implemented", "This method is not known");
      case 503 -> new Failure(503, "unavailable", "The service is not available; try again later");
      case 505 -> new Failure(505, "version_not_supported", "This HTTP version is not spoken");
      default ->
          status < 500
              ? new Failure(status, "malformed_request", "The request is malformed")
              : Failures.INTERNAL;
    };
  }
}
