package dev.waybill.rest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// The form that RFC 1952 lays down.
public final class Gzip {
  private Gzip() {}

  public static byte[] compress(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }
}
