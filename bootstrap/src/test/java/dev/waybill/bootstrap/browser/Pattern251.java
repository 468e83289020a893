package dev.waybill.bootstrap.browser;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The content of the files that [Sealer] makes.
final class Pattern251 {
  private static final int PERIOD = 65521;
  private static final int BUFFER = 1 << 16;

  private Pattern251() {}

  /// Where a file differs from the first `size` bytes of the pattern; -1 if nowhere.
  static long differsAt(Path file, long size) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      for (long at = 0; at < size; at++) {
        if (in.read() != at % PERIOD % 251) {
          return at;
        }
      }
      return in.read() < 0 ? -1 : size;
    }
  }
}
