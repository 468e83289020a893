package dev.waybill.rest.container;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/// A finished request. Method, route, status, code and protocol are words of ours, safe as labels
/// of a meter; the id and the client are for the log alone.
///
/// @param requestId as the answer had it, visible ASCII
/// @param method one of the methods of RFC 9110 and `PATCH`, else `OTHER`
/// @param route template of the matched resource (`/f/{id}`), empty if none matched
/// @param code of the error that was answered, as in its body
/// @param protocol `HTTP/1.0`, `HTTP/1.1` or `HTTP/2`; what else a refused request named is `other`
/// @param client whose request it is, behind the proxies that are trusted
/// @param bytesIn bytes of the request's body that were read
/// @param bytesOut bytes of the response's body that were written
/// @param complete whether the whole answer was handed to the network
public record RequestReport(
    String requestId,
    String method,
    Optional<String> route,
    int status,
    Optional<String> code,
    String protocol,
    InetAddress client,
    long bytesIn,
    long bytesOut,
    Times times,
    boolean complete) {

  /// When what happened, from the first byte of the request on.
  ///
  /// @param received until the end of the request's body was read; empty if it never was, as of a
  ///   request without one
  /// @param firstByte until the answer began to go out; empty if there was none
  /// @param whole until the last byte of the answer was handed to the network
  public record Times(Optional<Duration> received, Optional<Duration> firstByte, Duration whole) {
    /// What the service took for itself, between the last byte of the request and the first of the
    /// answer: for an upload, storing it for good.
    public Optional<Duration> own() {
      return firstByte.map(first -> first.minus(received.orElse(Duration.ZERO)));
    }
  }

  /// From the first byte of the request to the last of the answer.
  public Duration duration() {
    return times.whole();
  }
}
