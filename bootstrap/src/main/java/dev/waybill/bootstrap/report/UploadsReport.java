package dev.waybill.bootstrap.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Uploads for an operator, a line each; for programs a line of JSON each.
public record UploadsReport(Console console, Instant now) {
  /// A line of the upload, and where `files` says so one of each file below it.
  public void line(Upload upload, boolean files) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  %s  expires %s%s%s  %s  %d files  %d bytes  %s%n",
            upload.id(),
            time(upload.createdAt()),
            time(upload.expiry().at()),
            upload.isExpired(now) ? " (is over)" : "",
            upload.blocked() ? "  blocked" : "",
            upload.access().word(),
            upload.files().size(),
            bytes(upload),
            upload.files().getFirst().name().value());
    if (files) {
      upload.files().forEach(this::line);
    }
    console.out().flush();
  }

  private void line(StoredFile file) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "  %s  %s  %d bytes  sha256 %s  %s%n",
            file.id(),
            file.type().value(),
            file.size().value(),
            file.sha256(),
            file.path().value());
  }

  public void json(Upload upload) {
    var line = JsonNodeFactory.instance.objectNode();
    line.put("id", upload.id().toString());
    line.put("created_at", time(upload.createdAt()));
    line.put("expires_at", time(upload.expiry().at()));
    line.put("expired", upload.isExpired(now));
    line.put("blocked", upload.blocked());
    line.put("access", upload.access().word());
    line.put("downloads", upload.downloads());
    line.put("bytes", bytes(upload));
    var files = line.putArray("files");
    for (var file : upload.files()) {
      var one = files.addObject();
      one.put("id", file.id().toString());
      one.put("name", file.name().value());
      if (file.path().hasFolders()) {
        one.put("path", file.path().value());
      }
      one.put("size", file.size().value());
      one.put("content_type", file.type().value());
      one.put("sha256", file.sha256().hex());
    }
    console.out().println(line);
    console.out().flush();
  }

  private static long bytes(Upload upload) {
    return upload.files().stream().mapToLong(file -> file.size().value()).sum();
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
