package dev.waybill.rest.request;

import java.util.Optional;
import java.util.function.Function;

/// The family of headers in which the proxies in front say where a request comes from. One is
/// believed: a proxy that writes one passes on what a client has written in the other.
public enum ForwardingHeaders {
  /// `X-Forwarded-For`, `-Proto`, `-Host` and `-Port`, which no standard describes.
  X_FORWARDED {
    @Override
    HopChain chain(Function<String, Optional<String>> headers) {
      return XForwardedChain.of(headers);
    }
  },
  /// `Forwarded` (RFC 7239).
  FORWARDED {
    @Override
    HopChain chain(Function<String, Optional<String>> headers) {
      return ForwardedChain.of(headers.apply("Forwarded").orElse(""));
    }
  };

  /// @param headers the value of a request header by its name, repeated ones joined by commas
  abstract HopChain chain(Function<String, Optional<String>> headers);
}
