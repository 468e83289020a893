package dev.waybill.storage.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// `docs/encryption-at-rest.md`: its test vectors and its program.
record FormatDocument(Map<String, String> vectors, String python) {
  static FormatDocument read() {
    try {
      var text = Files.readString(Path.of("../docs/encryption-at-rest.md"), UTF_8);
      var vectors =
          block(text, "text")
              .lines()
              .map(line -> line.split(" = ", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      return new FormatDocument(vectors, block(text, "python"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String block(String text, String language) {
    var from = text.indexOf("```" + language + "\n") + language.length() + 4;
    return text.substring(from, text.indexOf("```", from));
  }

  String text(String name) {
    return Objects.requireNonNull(vectors.get(name), name);
  }

  byte[] bytes(String name) {
    return HexFormat.of().parseHex(text(name));
  }
}
