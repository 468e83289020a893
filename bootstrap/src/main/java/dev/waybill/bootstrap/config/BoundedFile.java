package dev.waybill.bootstrap.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads small UTF-8 files that an operator names.
final class BoundedFile {
  private BoundedFile() {}

  sealed interface Content {
    record Text(String text) implements Content {}

    /// @param reason why it could not be read, for a person
    record Unreadable(String reason) implements Content {}
  }

  static Content read(String path, int maxBytes) {
    try (var in = Files.newInputStream(Path.of(path))) {
      var bytes = in.readNBytes(maxBytes + 1);
      return bytes.length > maxBytes
          ? new Content.Unreadable("is larger than " + maxBytes + " bytes")
          : new Content.Text(utf8(bytes));
    } catch (IOException | InvalidPathException e) {
      return new Content.Unreadable(reason(e));
    }
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String reason(Exception e) {
    return switch (e) {
      case NoSuchFileException _ -> "does not exist";
      case AccessDeniedException _ -> "may not be read by this user";
      case CharacterCodingException _ -> "is not UTF-8 text";
      case InvalidPathException _ -> "is not a path";
      default -> "cannot be read";
    };
  }
}
