package dev.waybill.rest.container;

import java.time.Duration;
import java.util.Optional;

/// A finished request, in words that are safe as labels of a meter.
///
/// @param method one of the methods of RFC 9110 and `PATCH`, else `OTHER`
/// @param route template of the matched resource (`/f/{id}`), empty if none matched
/// @param bytesIn bytes of the request's body that were read
/// @param bytesOut bytes of the response's body that were written
/// @param complete whether the whole answer was handed to the network
public record RequestReport(
    String method,
    Optional<String> route,
    int status,
    long bytesIn,
    long bytesOut,
    Duration duration,
    boolean complete) {}
