package dev.waybill.rest.docs;

import dev.waybill.domain.digest.Sha256;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A file of the class path and how it is served.
final class StaticFile {
  private static final String ASK_AGAIN = "no-cache";

  private final String type;
  private final byte[] bytes;
  private final String sha256;

  /// @param type the value of `Content-Type`
  /// @param bytes not to be written to any more
  StaticFile(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
    this.sha256 = HexFormat.of().formatHex(Sha256.of(bytes));
  }

  /// @param resource its absolute name
  /// @param type the value of `Content-Type`
  static StaticFile load(String resource, String type) {
    try (var in = StaticFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + resource);
      }
      return new StaticFile(type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String type() {
    return type;
  }

  /// Not to be written to.
  byte[] bytes() {
    return bytes;
  }

  /// 64 hexadecimal digits.
  String sha256() {
    return sha256;
  }

  /// With a tag, to be asked for again each time.
  ///
  /// @param known the value of `If-None-Match`
  Response answer(@Nullable String known) {
    var tag = '"' + sha256 + '"';
    var answer =
        isKnown(known, tag)
            ? Response.notModified()
            : Response.ok(bytes, type).header(HttpHeaders.CONTENT_LENGTH, bytes.length);
    answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
    return SecurityHeaders.add(SecurityHeaders.forBytes(), answer).build();
  }

  /// Weak comparison, as If-None-Match wants (RFC 9110 section 13.1.2). The tag has no comma.
  private static boolean isKnown(@Nullable String known, String tag) {
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::strip)
            .anyMatch(item -> item.equals("*") || item.equals(tag) || item.equals("W/" + tag));
  }
}
