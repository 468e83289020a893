package dev.waybill.rest.form;

import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.error.Failures;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Reads small request bodies whole.
public final class BodyReader {
  /// More than any form of ours needs.
  static final int MAX_BYTES = 64 << 10;

  private static final Failure TOO_LARGE =
      new Failure(ErrorCode.FIELD_TOO_LARGE, "The form is too large").withLimit(MAX_BYTES);

  private static final Failure NO_LENGTH =
      new Failure(ErrorCode.LENGTH_REQUIRED, "In HTTP/1.0 the body needs a Content-Length");

  private BodyReader() {}

  /// For operations that are nothing without a body: one that was sent and not seen must not be
  /// answered by success.
  public static void requireLength(ContainerRequestContext request) {
    var exchange = Exchange.of(request);
    if (exchange.isWithoutLength()) {
      exchange.endsConnection();
      throw NO_LENGTH.rejection();
    }
  }

  public static byte[] read(ContainerRequestContext request) throws IOException {
    requireIdentity(request);
    var bytes = new ByteArrayOutputStream();
    Exchange.of(request)
        .body()
        .forEach(
            piece -> {
              if (bytes.size() + piece.remaining() > MAX_BYTES) {
                throw TOO_LARGE.rejection();
              }
              while (piece.hasRemaining()) {
                bytes.write(piece.get());
              }
            });
    return bytes.toByteArray();
  }

  /// Compressed bodies are never inflated.
  public static void requireIdentity(ContainerRequestContext request) {
    var coding = Optional.ofNullable(request.getHeaderString("Content-Encoding"));
    if (coding
        .map(text -> text.toLowerCase(Locale.ROOT))
        .filter(c -> !c.equals("identity"))
        .isPresent()) {
      throw Failures.unsupportedType("A body with a Content-Encoding is not accepted")
          .with("Accept-Encoding", "identity")
          .rejection();
    }
  }
}
