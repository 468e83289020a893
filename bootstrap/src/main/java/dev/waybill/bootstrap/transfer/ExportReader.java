package dev.waybill.bootstrap.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.application.inventory.Item;
import dev.waybill.domain.digest.Sha256;
import dev.waybill.domain.upload.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;

/// Reads an export in a file. It can be read more than once.
public final class ExportReader {
  private static final int BUFFER = 128 * 1024;

  private final Path file;

  private ExportReader(Path file) {
    this.file = file;
  }

  static ExportReader of(Path file) {
    return new ExportReader(file);
  }

  /// Reads all of it and hands on nothing.
  ///
  /// @return its digest, which says which export it is
  /// @throws BadExport where it is not whole, or not as it was written
  public Digest check() {
    return read(_ -> {});
  }

  /// @throws BadExport as [#check()], but then some items have been handed on
  public void forEach(Consumer<Item> target) {
    var _ = read(target);
  }

  private Digest read(Consumer<Item> target) {
    try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      return read(in, target);
    } catch (NoSuchFileException e) {
      throw new BadExport("there is no file " + file, e);
    } catch (IOException e) {
      throw new BadExport("the export cannot be read: " + e.getMessage(), e);
    }
  }

  private static Digest read(InputStream in, Consumer<Item> target) throws IOException {
    var lines = new LineReader(in);
    var sha256 = Sha256.begin();
    long count = 0;
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      var tree = tree(line.get(), count + 1);
      if (Lines.isLast(tree)) {
        return end(lines, tree, new Lines.End(count, Digest.of(sha256.digest())));
      }
      count++;
      take(tree, line.get(), count, target);
      update(sha256, line.get());
    }
    throw new BadExport(
        count == 0 ? "the file is empty" : "the export was cut off: its last line is missing");
  }

  private static void take(JsonNode tree, String line, long number, Consumer<Item> target) {
    if (number == 1) {
      Lines.requireFirst(line);
      return;
    }
    Item item;
    try {
      item = Lines.item(tree);
    } catch (RuntimeException bad) {
      throw new BadExport("line " + number + " of the export cannot be read", bad);
    }
    target.accept(item);
  }

  private static JsonNode tree(String line, long number) {
    try {
      return Lines.tree(line);
    } catch (IllegalArgumentException bad) {
      throw new BadExport(
          number == 1 ? "this is not an export of Waybill" : "line " + number + " is not JSON",
          bad);
    }
  }

  private static void update(MessageDigest sha256, String line) {
    sha256.update((line + "\n").getBytes(US_ASCII));
  }

  private static Digest end(LineReader lines, JsonNode last, Lines.End counted) throws IOException {
    if (counted.lines() == 0 || !Lines.last(last).equals(counted)) {
      throw new BadExport("the export was changed: its lines do not match the digest at its end");
    }
    if (lines.next().isPresent()) {
      throw new BadExport("the file continues after the end of the export");
    }
    return counted.sha256();
  }
}
