package dev.waybill.rest.container;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jersey's way to one response. Suspended (asynchronous) answers are refused: a blocked virtual
/// thread is as cheap.
final class ResponseWriter implements ContainerResponseWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ResponseWriter.class);
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Exchange exchange;
  private final Errors errors;
  private @Nullable GatheringStream stream;
  private int bareError;

  ResponseWriter(Exchange exchange, Errors errors) {
    this.exchange = exchange;
    this.errors = errors;
  }

  @Override
  public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
    var output = exchange.output();
    output.head(response.getStatus(), response.getStringHeaders());
    output.field(RequestIds.FIELD, exchange.requestId());
    // On 304 it would be that of the content that is not sent (RFC 9110 section 8.6).
    if (length >= 0 && response.getStatus() != 304 && !output.has("Content-Length")) {
      output.field("Content-Length", Long.toString(length));
    }
    bareError = response.getStatus() >= 400 && !response.hasEntity() ? response.getStatus() : 0;
    stream = new GatheringStream(output);
    return stream;
  }

  @Override
  public void commit() {
    if (bareError != 0) {
      errors.send(exchange, bareError);
    } else {
      exchange.output().end(stream == null ? NOTHING : stream.rest());
    }
  }

  @Override
  public void failure(Throwable cause) {
    if (exchange.output().committed()) {
      exchange.output().breakOff(cause);
      exchange.output().end(NOTHING);
      return;
    }
    var body = RequestBodyException.among(cause);
    if (body.isEmpty()) {
      LOG.error("A request failed", cause);
    }
    errors.send(exchange, body.map(b -> b.reason().status()).orElse(500));
  }

  /// Off, so that a first write reaches [#writeResponseStatusAndHeaders] at once; but on for HEAD,
  /// where Jersey keeps the entity from us and has to measure it itself.
  @Override
  public boolean enableResponseBuffering() {
    return exchange.isHead();
  }

  @Override
  public boolean suspend(long timeOut, TimeUnit unit, TimeoutHandler handler) {
    throw new UnsupportedOperationException("asynchronous responses");
  }

  @Override
  public void setSuspendTimeout(long timeOut, TimeUnit unit) {
    throw new UnsupportedOperationException("asynchronous responses");
  }
}
