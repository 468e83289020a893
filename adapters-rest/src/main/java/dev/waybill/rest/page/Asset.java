package dev.waybill.rest.page;

import dev.waybill.domain.digest.Sha256;
import dev.waybill.rest.http.Gzip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A file that pages load: a style sheet, a script, a picture; as it is, and compressed once at
/// start.
public final class Asset {
  /// Enough to tell any two apart; every answer carries it.
  private static final int ETAG_BYTES = 16;

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/\\s*", Pattern.DOTALL);

  private final String name;
  private final byte[] bytes;
  private final byte[] gzip;
  private final byte[] sha256;

  private Asset(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    this.gzip = Gzip.compress(bytes);
    this.sha256 = Sha256.of(bytes);
  }

  /// Reads a file that lies beside this class.
  static Asset load(String name) {
    try (var in = Asset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      var bytes = in.readAllBytes();
      return new Asset(name, name.endsWith(".css") ? withoutComments(bytes) : bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes the comments out of our style sheet, in which nothing else looks like one. They are for
  /// those who work on it, and an eighth of what would travel.
  private static byte[] withoutComments(byte[] css) {
    var text = new String(css, StandardCharsets.UTF_8);
    return COMMENT.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }

  /// `stem.extension`.
  public String name() {
    return name;
  }

  /// The value of `Content-Type`.
  public String type() {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("of no known type: " + name);
    };
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// The same by RFC 1952.
  public byte[] gzip() {
    return gzip.clone();
  }

  /// An opaque strong tag of the bytes, without quotes; the compressed form has one of its own.
  public String etag() {
    return HexFormat.of().formatHex(sha256, 0, ETAG_BYTES);
  }

  /// The value of the `integrity` attribute (W3C Subresource Integrity).
  public String integrity() {
    return "sha256-" + Base64.getEncoder().encodeToString(sha256);
  }
}
