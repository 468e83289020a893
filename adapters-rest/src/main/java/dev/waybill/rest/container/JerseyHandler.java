package dev.waybill.rest.container;

import java.net.URI;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.slf4j.MDC;

/// Takes a request from Jetty to Jersey and waits for the answer.
final class JerseyHandler extends Handler.Abstract {
  private static final String CODED =
      "This transfer coding is not known; send the body with a length, or chunked and nothing else";

  /// Stands beside every line that is logged on the way, as the whole of it is one thread's.
  private static final String REQUEST_ID = "request_id";

  private static final String CROWDED =
      "Too many requests of your network are being answered; try again in a few seconds";

  private static final String NO_AUTHORITY =
      "The request must name one host, in Host or :authority; where both are sent they must agree";

  private final ApplicationHandler application;
  private final HttpSettings settings;
  private final HttpHooks hooks;
  private final Errors errors;
  private final SlowReaders slow;
  private final RequestPlaces places;
  private final ServiceBase bases = new ServiceBase();

  JerseyHandler(
      ApplicationHandler application,
      HttpSettings settings,
      HttpHooks hooks,
      Errors errors,
      SlowReaders slow) {
    this.application = application;
    this.settings = settings;
    this.hooks = hooks;
    this.errors = errors;
    this.slow = slow;
    this.places = new RequestPlaces(settings.connections().requests());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var trace = RequestTrace.of(request, hooks.ids());
    var client = hooks.proxies().clientOf(request);
    var rate = new AnswerRate(request, client, slow);
    var exchange = new Exchange(request, response, callback, trace, settings.body(), rate);
    request.setAttribute(Exchange.NAME, exchange);
    if (isHttp10(request) && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      // The framing may be at fault, even if it looks right (RFC 9112 section 6.1).
      exchange.closes();
    }
    // Only blocked reads and writes time out, not the time that we take ourselves.
    request.addIdleTimeoutListener(timeout -> false);
    LingeringStream.install(request, settings.body(), exchange.output()::written);
    ClientEndPoint.of(request).ifPresent(ClientEndPoint::exchangeBegins);
    hooks.observer().started();
    hooks.proxies().met(RequestTrace.peer(request), request.getHeaders()::contains);
    switch (places.take(client)) {
      case FULL -> errors.send(exchange, 503);
      case NETWORK_FULL -> errors.send(exchange, 429, CROWDED);
      case TAKEN -> {
        try (var _ = MDC.putCloseable(REQUEST_ID, exchange.requestId())) {
          answer(exchange);
        } finally {
          places.leave(client);
        }
      }
    }
    return true;
  }

  private void answer(Exchange exchange) {
    var uri = exchange.request().getHttpURI();
    var head = settings.head();
    if (uri.getPathQuery() != null && uri.getPathQuery().length() > head.uriBytes()) {
      errors.send(exchange, 414);
    } else if (exchange.request().getHeaders().size() > head.fields()) {
      errors.send(exchange, 431);
    } else if (isCoded(exchange.request())) {
      errors.send(exchange, 501, CODED);
    } else if (exchange.request().getMethod().equals("CONNECT")) {
      errors.send(exchange, 501);
    } else {
      bases
          .of(exchange.request())
          .ifPresentOrElse(
              base -> answer(exchange, base), () -> errors.send(exchange, 400, NO_AUTHORITY));
    }
  }

  private void answer(Exchange exchange, URI base) {
    var request = exchange.request();
    RequestUri.of(base, request.getHttpURI(), request.getMethod())
        .ifPresentOrElse(target -> route(exchange, target), () -> errors.send(exchange, 404));
  }

  private static boolean isHttp10(Request request) {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0;
  }

  /// A transfer coding beside `chunked`, which would reach the resource undecoded.
  private static boolean isCoded(Request request) {
    var coding = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
    return coding != null && !coding.equalsIgnoreCase("chunked");
  }

  private void route(Exchange exchange, RequestUri target) {
    var jersey = jerseyRequest(exchange, target);
    exchange.routed(jersey);
    application.handle(jersey);
    if (!exchange.output().ended()) {
      throw new IllegalStateException("no answer from the resources");
    }
  }

  private ContainerRequest jerseyRequest(Exchange exchange, RequestUri target) {
    var from = exchange.request();
    var to =
        new UnpickyRequest(
            target.base(),
            target.whole(),
            from.getMethod(),
            from.isSecure(),
            application.getConfiguration());
    to.setProperty(Exchange.NAME, exchange);
    for (HttpField field : from.getHeaders()) {
      to.header(field.getName(), Objects.requireNonNullElse(field.getValue(), ""));
    }
    to.setEntityStream(new LazyBodyStream(exchange.body()));
    to.setWriter(new ResponseWriter(exchange, errors));
    return to;
  }
}
