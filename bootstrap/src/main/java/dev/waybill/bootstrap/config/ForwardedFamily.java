package dev.waybill.bootstrap.config;

/// The headers in which trusted proxies say where a request comes from.
public enum ForwardedFamily {
  /// `X-Forwarded-For`, `-Proto`, `-Host` and `-Port`.
  X_FORWARDED,
  /// `Forwarded` (RFC 7239).
  FORWARDED
}
