package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A form in a file, written as the WHATWG says, for clients that know no forms.
final class HandMadeForm {
  private static final String BOUNDARY = "-----------------8x5bHq";
  static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private HandMadeForm() {}

  static Path write(Call.Upload upload) throws IOException {
    var form = Files.createTempFile("form", ".bin");
    try (var out = Files.newOutputStream(form)) {
      for (var file : upload.files()) {
        var name = file.name().replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        head(out, "files\"; filename=\"" + name, "Content-Type: application/octet-stream\r\n");
        Files.copy(file.path(), out);
        write(out, "\r\n");
      }
      for (var field : upload.fields().entrySet()) {
        head(out, field.getKey(), "");
        write(out, field.getValue() + "\r\n");
      }
      write(out, "--" + BOUNDARY + "--\r\n");
    }
    return form;
  }

  private static void head(OutputStream out, String name, String more) throws IOException {
    var disposition = "Content-Disposition: form-data; name=\"" + name + "\"\r\n";
    write(out, "--" + BOUNDARY + "\r\n" + disposition + more + "\r\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }
}
