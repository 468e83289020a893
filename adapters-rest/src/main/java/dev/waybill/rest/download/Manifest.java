package dev.waybill.rest.download;

import dev.waybill.domain.encryption.EndToEndEncryption;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.rest.json.FilePaths;
import dev.waybill.rest.json.Json;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a link leads to, for programs.
record Manifest(String id, String access, Instant expiresAt, long size, List<Entry> files) {
  /// @param path where the file has folders
  record Entry(
      String id,
      String name,
      Optional<String> path,
      long size,
      String contentType,
      String sha256,
      String downloadUrl,
      Optional<EndToEndEncryption> e2e) {}

  Response answer() {
    return Response.ok(Json.bytes(this), Json.TYPE).header("Vary", "Accept").build();
  }

  static Manifest of(Reader.Admitted admitted) {
    var upload = admitted.upload();
    return new Manifest(
        upload.id().toString(),
        upload.access().word(),
        upload.expiry().at(),
        admitted.content().length(),
        admitted.content().files().stream().map(file -> entry(file, admitted)).toList());
  }

  private static Entry entry(StoredFile file, Reader.Admitted admitted) {
    return new Entry(
        file.id().toString(),
        file.name().value(),
        FilePaths.shown(file),
        file.size().value(),
        file.type().value(),
        file.sha256().hex(),
        admitted.facts().url("/f/" + file.id()),
        file.encryption());
  }
}
