package dev.waybill.rest.container;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// What is found out about a request on its way, for its [RequestReport]. For the request's thread,
/// and for whoever ends the request.
final class RequestTrace {
  private static final String NAME = RequestTrace.class.getName();

  private final long began;
  private final String method;
  private final String requestId;
  private @Nullable String code;
  private @Nullable Duration firstByte;
  private long errorBytes;
  private volatile boolean answered;

  private RequestTrace(Request request, String method, String requestId) {
    this.began = request.getBeginNanoTime();
    this.method = method;
    this.requestId = requestId;
  }

  /// The one of a request; the first call makes it.
  static RequestTrace of(Request request, RequestIds ids) {
    if (request.getAttribute(NAME) instanceof RequestTrace known) {
      return known;
    }
    var head = HeadRead.of(request);
    var made = new RequestTrace(request, head.method(), ids.of(request, head.fields()));
    request.setAttribute(NAME, made);
    return made;
  }

  static InetAddress peer(Request request) {
    return ((InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress())
        .getAddress();
  }

  /// As it was sent, not one that is known.
  String method() {
    return method;
  }

  String requestId() {
    return requestId;
  }

  /// The answer is an error with this code.
  void failed(String word) {
    code = word;
  }

  /// A body of that length went out past the response, for a request that has none in Jetty's eyes.
  void errorSent(long bytes) {
    errorBytes = bytes;
  }

  long errorBytes() {
    return errorBytes;
  }

  /// Bytes of the answer are about to go out.
  void answers() {
    if (firstByte == null) {
      firstByte = sinceBegin();
    }
  }

  /// The whole answer is with the network.
  void answered() {
    answered = true;
  }

  boolean isAnswered() {
    return answered;
  }

  Duration sinceBegin() {
    return until(System.nanoTime());
  }

  Duration until(long nanoTime) {
    return Duration.ofNanos(nanoTime - began);
  }

  Optional<String> code() {
    return Optional.ofNullable(code);
  }

  Optional<Duration> firstByte() {
    return Optional.ofNullable(firstByte);
  }
}
