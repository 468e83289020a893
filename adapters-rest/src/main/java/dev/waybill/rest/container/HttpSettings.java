package dev.waybill.rest.container;

import java.util.Objects;

/// Where an [HttpServer] listens and what it allows.
///
/// @param host address to bind, `0.0.0.0` or `::` for all
/// @param port 0 for a free one
public record HttpSettings(
    String host, int port, HeadLimits head, BodyLimits body, ConnectionLimits connections) {
  public HttpSettings {
    Objects.requireNonNull(host);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
  }

  public static HttpSettings of(String host, int port) {
    return new HttpSettings(
        host, port, HeadLimits.DEFAULT, BodyLimits.DEFAULT, ConnectionLimits.DEFAULT);
  }
}
