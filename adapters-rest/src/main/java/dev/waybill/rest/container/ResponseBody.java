package dev.waybill.rest.container;

import dev.waybill.application.port.BlobTarget;
import java.io.IOException;

/// An entity for resources that send many bytes: the container sets `Content-Length` and lets the
/// writer write to the connection itself. It is not called for HEAD.
///
/// Until the writer has written its first byte a failure becomes an error answer like any other.
/// After that, and when it wrote fewer than `length` bytes, the connection (HTTP/2: the stream) is
/// cut, so that a short body never looks complete.
///
/// @param length exact number of bytes that the writer will write
public record ResponseBody(long length, Writer writer) {
  /// Writes the body. Runs on the request's thread, once.
  @FunctionalInterface
  public interface Writer {
    void writeTo(BlobTarget target) throws IOException;
  }

  public ResponseBody {
    if (length < 0) {
      throw new IllegalArgumentException("length must not be negative: " + length);
    }
  }
}
