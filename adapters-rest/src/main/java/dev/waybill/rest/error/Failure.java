package dev.waybill.rest.error;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// An answer that is not a success.
///
/// @param kind its status, and what programs go by
/// @param message a sentence for people; never holds anything secret or internal
/// @param field the form field, member, parameter or header that is at fault, where one is
/// @param limit the number that was exceeded, where one is known: bytes, or a count
/// @param headers further response headers
public record Failure(
    ErrorCode kind,
    String message,
    Optional<String> field,
    OptionalLong limit,
    Map<String, String> headers) {
  public Failure {
    headers = Map.copyOf(headers);
  }

  public Failure(ErrorCode kind, String message) {
    this(kind, message, Optional.empty(), OptionalLong.empty(), Map.of());
  }

  /// An HTTP status.
  public int status() {
    return kind.status();
  }

  /// Stable, snake_case, for programs.
  public String code() {
    return kind.word();
  }

  public Failure with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Failure(kind, message, field, limit, more);
  }

  public Failure ofField(String name) {
    return new Failure(kind, message, Optional.of(name), limit, headers);
  }

  public Failure withLimit(long most) {
    return new Failure(kind, message, field, OptionalLong.of(most), headers);
  }

  /// Ends the handling of a request with this answer.
  public Rejection rejection() {
    return new Rejection(this);
  }
}
