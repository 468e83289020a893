package dev.waybill.rest.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A response and the request it answers.
final class Answer {
  private final String method;
  private final String path;
  private final int status;
  private final TreeMap<String, List<String>> headers =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  /// @param path as it was sent, without query
  /// @param headers names in any case
  Answer(String method, String path, int status, Map<String, List<String>> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.status = status;
    this.headers.putAll(headers);
    this.body = body;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  int status() {
    return status;
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  List<String> all(String header) {
    return headers.getOrDefault(header, List.of());
  }

  boolean has(String header) {
    return headers.containsKey(header);
  }

  /// The combined value (RFC 9110 section 5.2).
  Optional<String> header(String name) {
    return has(name) ? Optional.of(String.join(", ", all(name))) : Optional.empty();
  }

  /// Whether a response of this kind never has a body (RFC 9110 section 6.4.1).
  boolean isBodiless() {
    return method.equals("HEAD") || status == 204 || status == 304;
  }

  @Override
  public String toString() {
    return method + " " + path + " answered " + status;
  }
}
