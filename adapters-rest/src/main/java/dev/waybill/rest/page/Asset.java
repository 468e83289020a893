package dev.waybill.rest.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A file that pages load: a style sheet, a script, a picture. Its name carries a hash of its
/// content, so it may be cached for ever.
public final class Asset {
  private static final int HASH_BYTES = 8;

  private final String name;
  private final String type;
  private final byte[] bytes;
  private final byte[] sha256;

  private Asset(String stem, String extension, String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
    this.sha256 = sha256(bytes);
    this.name = stem + "." + HexFormat.of().formatHex(sha256, 0, HASH_BYTES) + "." + extension;
  }

  /// Reads `stem.extension` beside this class.
  static Asset load(String stem, String extension, String type) {
    try (var in = Asset.class.getResourceAsStream(stem + "." + extension)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + stem + "." + extension);
      }
      return new Asset(stem, extension, type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `stem.hash.extension`.
  public String name() {
    return name;
  }

  /// Its address on this server.
  public String path() {
    return "/assets/" + name;
  }

  /// The value of `Content-Type`.
  public String type() {
    return type;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// An opaque strong tag, without quotes.
  public String etag() {
    return HexFormat.of().formatHex(sha256);
  }

  /// The value of the `integrity` attribute (W3C Subresource Integrity).
  public String integrity() {
    return "sha256-" + Base64.getEncoder().encodeToString(sha256);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
