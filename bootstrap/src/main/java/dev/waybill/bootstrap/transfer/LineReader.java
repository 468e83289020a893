package dev.waybill.bootstrap.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Lines of ASCII that end with a line feed, none longer than an export's can be.
final class LineReader {
  /// An upload of 10 000 files is one line, at most 4 KiB a file.
  private static final int LONGEST = 64 << 20;

  private final InputStream in;

  /// @param in buffered
  LineReader(InputStream in) {
    this.in = in;
  }

  /// The next line without its end; empty at the end of the file.
  ///
  /// @throws BadExport where the last line has no end, or a line is too long
  Optional<String> next() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return Optional.of(line.toString(US_ASCII));
      }
      if (line.size() == LONGEST) {
        throw new BadExport("this is not an export of Waybill: a line is too long");
      }
      line.write(next);
    }
    if (line.size() > 0) {
      throw new BadExport("the export was cut off: its last line is not whole");
    }
    return Optional.empty();
  }
}
