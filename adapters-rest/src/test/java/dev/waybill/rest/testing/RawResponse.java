package dev.waybill.rest.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One HTTP/1.1 response as it came over the wire.
public final class RawResponse {
  private final String statusLine;
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final boolean complete;

  RawResponse(
      String statusLine,
      int status,
      Map<String, List<String>> headers,
      byte[] body,
      boolean complete) {
    this.statusLine = statusLine;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.complete = complete;
  }

  public String statusLine() {
    return statusLine;
  }

  public int status() {
    return status;
  }

  /// By name in any case, values in order.
  public Map<String, List<String>> headers() {
    return headers;
  }

  /// The combined value of a header.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
  }

  public byte[] body() {
    return body.clone();
  }

  /// The body as UTF-8.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// Whether the body ended as its framing said, not by the connection breaking.
  public boolean isComplete() {
    return complete;
  }
}
