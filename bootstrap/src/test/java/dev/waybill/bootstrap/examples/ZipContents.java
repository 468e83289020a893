package dev.waybill.bootstrap.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;

/// The texts in a zip by their names.
final class ZipContents {
  private ZipContents() {}

  static Map<String, String> of(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var contents = new HashMap<String, String>();
      for (var entry : zip.stream().toList()) {
        contents.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
      }
      return contents;
    }
  }
}
