package dev.waybill.rest.container;

import java.time.Duration;

/// What the head of a request may cost: request line and fields (RFC 9112 section 2).
///
/// @param bytes request line and fields together; more is 431
/// @param uriBytes the request target alone; more is 414
/// @param fields number of header fields; more is 431
/// @param deadline from the first byte of a request to the end of its head, however it trickles in
public record HeadLimits(int bytes, int uriBytes, int fields, Duration deadline) {
  public static final HeadLimits DEFAULT =
      new HeadLimits(16 << 10, 8 << 10, 100, Duration.ofSeconds(10));

  public HeadLimits {
    Require.positive(bytes, "bytes");
    Require.positive(uriBytes, "uriBytes");
    Require.positive(fields, "fields");
    Require.positive(deadline, "deadline");
  }
}
