package dev.waybill.bootstrap.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Files that clients send, and places for what they fetch.
final class Contents {
  private final Path folder;
  private final AtomicInteger outs = new AtomicInteger();

  Contents(Path folder) {
    this.folder = folder;
  }

  /// The same for the same length, and no part of it like another.
  byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /// A file of those bytes.
  Path file(int length) throws IOException {
    var file = folder.resolve(length + ".bin");
    return Files.exists(file) ? file : Files.write(file, bytes(length));
  }

  /// Where nothing is yet.
  Path out() {
    return folder.resolve("out-" + outs.incrementAndGet());
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
