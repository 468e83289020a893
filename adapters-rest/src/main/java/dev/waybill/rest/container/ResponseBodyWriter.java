package dev.waybill.rest.container;

import dev.waybill.application.content.TransferBuffers;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.glassfish.jersey.server.ContainerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a [ResponseBody] past Jersey's streams.
final class ResponseBodyWriter implements MessageBodyWriter<ResponseBody> {
  private static final Logger LOG = LoggerFactory.getLogger(ResponseBodyWriter.class);
  private static final TransferBuffers BUFFERS = new TransferBuffers(32);

  private final Provider<ContainerRequest> request;

  @Inject
  ResponseBodyWriter(Provider<ContainerRequest> request) {
    this.request = request;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == ResponseBody.class;
  }

  @Override
  public void writeTo(
      ResponseBody body,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream entity)
      throws IOException {
    headers.putSingle(HttpHeaders.CONTENT_LENGTH, body.length());
    var exchange = Exchange.of(request.get());
    if (!exchange.isHead()) {
      send(body, exchange, entity);
    }
  }

  /// After the first byte nothing is thrown: there is no other answer any more, and Jersey would
  /// log every client that goes away as an error.
  private static void send(ResponseBody body, Exchange exchange, OutputStream entity)
      throws IOException {
    var target = new ResponseTarget(exchange.output(), BUFFERS, entity, body.length());
    try {
      body.writer().writeTo(target);
      target.requireAll();
    } catch (IOException | RuntimeException e) {
      if (!exchange.output().committed()) {
        throw e;
      }
      LOG.debug("An answer broke off", e);
      exchange.output().breakOff(e);
    }
  }
}
