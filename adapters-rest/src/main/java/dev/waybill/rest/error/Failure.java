package dev.waybill.rest.error;

import java.util.HashMap;
import java.util.Map;

/// An answer that is not a success.
///
/// @param status HTTP status
/// @param code stable, snake_case, for programs
/// @param message a sentence for people; never holds anything secret or internal
/// @param headers further response headers
public record Failure(int status, String code, String message, Map<String, String> headers) {
  public Failure {
    headers = Map.copyOf(headers);
  }

  public Failure(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  public Failure with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Failure(status, code, message, more);
  }

  /// Ends the handling of a request with this answer.
  public Rejection rejection() {
    return new Rejection(this);
  }
}
