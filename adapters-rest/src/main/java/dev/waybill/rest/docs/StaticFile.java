package dev.waybill.rest.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file of the class path and how it is served.
final class StaticFile {
  private final String type;
  private final byte[] bytes;
  private final String sha256;

  private StaticFile(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
    this.sha256 = HexFormat.of().formatHex(sha256(bytes));
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

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
