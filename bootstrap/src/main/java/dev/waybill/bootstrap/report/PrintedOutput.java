package dev.waybill.bootstrap.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;

/// Bytes that are ASCII, printed. What cannot be printed is an [IOException].
public final class PrintedOutput extends OutputStream {
  private final PrintWriter out;

  public PrintedOutput(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void write(int ascii) throws IOException {
    write(new byte[] {(byte) ascii}, 0, 1);
  }

  @Override
  public void write(byte[] ascii, int from, int count) throws IOException {
    out.print(new String(ascii, from, count, US_ASCII));
    flush();
  }

  @Override
  public void flush() throws IOException {
    if (out.checkError()) {
      throw new IOException("the reader is gone");
    }
  }
}
