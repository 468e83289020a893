package dev.waybill.rest.container;

/// An error that the HTTP layer answers by itself.
///
/// @param status HTTP status, 400 to 599
/// @param code stable, snake_case
/// @param path the path as it was sent, `/` where none could be read; not to be trusted or logged
/// @param accept the `Accept` field, empty without one
/// @param acceptLanguage the `Accept-Language` field, empty without one
/// @param why a sentence that says what is wrong better than the status does; else empty
public record HttpError(
    int status,
    String code,
    String requestId,
    String path,
    String accept,
    String acceptLanguage,
    String why) {
  static String codeOf(int status) {
    return switch (status) {
      case 401 -> "unauthorized";
      case 403 -> "forbidden";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 406 -> "not_acceptable";
      case 408 -> "request_timeout";
      case 409 -> "conflict";
      case 412 -> "precondition_failed";
      case 413 -> "too_large";
      case 414 -> "uri_too_long";
      case 415 -> "unsupported_media_type";
      case 416 -> "range_not_satisfiable";
      case 417 -> "expectation_failed";
      case 429 -> "too_many_requests";
      case 431 -> "headers_too_large";
      case 501 -> "not_implemented";
      case 503 -> "unavailable";
      case 505 -> "version_not_supported";
      case 507 -> "storage_full";
      default -> status < 500 ? "bad_request" : "internal";
    };
  }
}
