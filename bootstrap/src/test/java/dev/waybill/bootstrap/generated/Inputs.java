package dev.waybill.bootstrap.generated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// The files that every client sends, in a folder.
record Inputs(Path folder) {
  /// So that the large one is more.
  static final String MOST_BYTES = "1MiB";

  static Inputs in(Path folder) throws IOException {
    Files.createDirectories(folder);
    var random = new Random(20_261_130);
    Files.writeString(folder.resolve("one.txt"), "Größe und Maß: one\n", UTF_8);
    Files.writeString(folder.resolve("data.json"), "[1,  2, {\"access\": \"x\"}]\n", UTF_8);
    Files.write(folder.resolve("two.bin"), bytes(random, 40_000));
    Files.write(folder.resolve("one.enc"), bytes(random, 500));
    Files.write(folder.resolve("two.enc"), bytes(random, 700));
    Files.write(folder.resolve("large.bin"), bytes(random, 2 << 20));
    return new Inputs(folder);
  }

  private static byte[] bytes(Random random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }
}
