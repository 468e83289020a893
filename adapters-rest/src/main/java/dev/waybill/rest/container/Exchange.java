package dev.waybill.rest.container;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;
import org.jspecify.annotations.Nullable;

/// One request and its answer, as far as resources and filters need to know the connection.
public final class Exchange {
  static final String NAME = Exchange.class.getName();

  private final Request request;
  private final RequestTrace trace;
  private final BodyLimits limits;
  private final RequestBody body;
  private final ResponseOutput output;
  private @Nullable ContainerRequest routed;
  private Runnable atTheEnd = () -> {};

  Exchange(
      Request request,
      Response response,
      Callback callback,
      RequestTrace trace,
      BodyLimits limits,
      AnswerRate rate) {
    this.request = request;
    this.trace = trace;
    this.limits = limits;
    this.body = new RequestBody(request, limits, expectsContinue(request));
    this.output = new ResponseOutput(request, response, callback, body, trace, rate);
  }

  /// The exchange that a request of this container belongs to.
  public static Exchange of(ContainerRequestContext context) {
    return (Exchange) Objects.requireNonNull(context.getProperty(NAME), "not of this container");
  }

  /// The exchange of a request that got as far as the handler.
  static Optional<Exchange> of(Request request) {
    return Optional.ofNullable((Exchange) request.getAttribute(NAME));
  }

  /// Unique, also sent as `X-Request-Id`.
  public String requestId() {
    return trace.requestId();
  }

  /// Says that the answer is an error with this code, for whoever counts and logs requests.
  public void failed(String code) {
    trace.failed(code);
  }

  /// The other end of the connection: the client, or a proxy before it.
  public InetSocketAddress peer() {
    return (InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress();
  }

  /// The body, for resources that read it themselves. Whoever takes it must not declare an entity
  /// parameter: both read the same bytes.
  public RequestBody body() {
    return body;
  }

  /// The query as it was sent, with escapes for bytes that are not ASCII; empty without one.
  public Optional<String> rawQuery() {
    return Optional.ofNullable(request.getHttpURI().getQuery());
  }

  /// Whether a body may have been sent that nobody can see: HTTP/1.0 tells one by its length alone
  /// (RFC 1945 section 7.2.2).
  public boolean isWithoutLength() {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
        && !request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
        && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /// Takes no request after this one, and throws away what still comes.
  public void endsConnection() {
    closes();
    LingeringStream.last(request, limits);
  }

  /// Takes no request after this one.
  void closes() {
    output.field(HttpHeader.CONNECTION.asString(), HttpHeaderValue.CLOSE.asString());
  }

  ResponseOutput output() {
    return output;
  }

  Request request() {
    return request;
  }

  boolean isHead() {
    return request.getMethod().equals("HEAD");
  }

  /// How long it took until the end of the body was read.
  Optional<Duration> received() {
    var end = body.endedAt();
    return end.isPresent() ? Optional.of(trace.until(end.getAsLong())) : Optional.empty();
  }

  /// What is to be done when the answer is over, whichever way. A later call takes the place of an
  /// earlier one.
  public void whenOver(Runnable task) {
    atTheEnd = task;
  }

  void over() {
    atTheEnd.run();
  }

  void routed(ContainerRequest jersey) {
    routed = jersey;
  }

  /// Template of the resource that answered, outermost path first.
  Optional<String> route() {
    return Optional.ofNullable(routed)
        .map(ContainerRequest::getUriInfo)
        .map(ExtendedUriInfo::getMatchedTemplates)
        .filter(templates -> !templates.isEmpty())
        .map(
            templates ->
                String.join(
                    "", templates.reversed().stream().map(UriTemplate::getTemplate).toList()));
  }

  private static boolean expectsContinue(Request request) {
    return request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }
}
