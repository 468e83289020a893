package dev.waybill.bootstrap.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What a documented command is to do with a file that it may save.
enum Purpose {
  SAVE,
  RESUME,
  /// Save it if it has changed since, which it has not.
  COMPARE,
  SOMETHING_ELSE;

  private static final String UNTOUCHED = "not written to";

  static Purpose of(String command) {
    if (command.contains("If-None-Match")) {
      return COMPARE;
    }
    if (command.contains(" -C - ") || command.contains("wget -c")) {
      return RESUME;
    }
    var saves =
        command.contains("-OJ") || command.contains("-O -J") || command.contains(" download ");
    return saves ? SAVE : SOMETHING_ELSE;
  }

  /// Makes of the whole file what is there before.
  void prepare(Path file, byte[] whole) throws IOException {
    switch (this) {
      case SAVE -> Files.delete(file);
      case RESUME -> Files.write(file, Arrays.copyOf(whole, whole.length / 2));
      case COMPARE -> Files.writeString(file, UNTOUCHED);
      case SOMETHING_ELSE -> {}
    }
  }

  boolean isServed(Path file, byte[] whole) throws IOException {
    return this == COMPARE
        ? Files.readString(file).equals(UNTOUCHED)
        : Arrays.equals(Files.readAllBytes(file), whole);
  }
}
