package dev.waybill.bootstrap.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.waybill.application.inventory.Item;
import dev.waybill.domain.digest.Sha256;
import dev.waybill.domain.upload.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.function.Consumer;

/// Writes an export: [#begin()], the items, [#end()].
public final class ExportWriter implements Consumer<Item> {
  private final OutputStream out;
  private final MessageDigest sha256 = Sha256.begin();
  private long lines;

  ExportWriter(OutputStream out) {
    this.out = out;
  }

  void begin() {
    line(Lines.first());
  }

  @Override
  public void accept(Item item) {
    line(Lines.of(item));
  }

  void end() {
    var end = new Lines.End(lines, Digest.of(sha256.digest()));
    write((Lines.last(end) + "\n").getBytes(US_ASCII));
  }

  private void line(String text) {
    var bytes = (text + "\n").getBytes(US_ASCII);
    sha256.update(bytes);
    lines++;
    write(bytes);
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
