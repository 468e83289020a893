package dev.waybill.bootstrap.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementTokenHash;
import dev.waybill.domain.access.PasswordHash;
import dev.waybill.domain.expiry.Expiry;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An upload as a JSON object. Instants are ISO 8601 in UTC. Exports of before downloads were
/// counted do not say how many there were: 0.
final class UploadJson {
  private UploadJson() {}

  static ObjectNode write(Upload upload) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("upload", upload.id().toString());
    node.put("tenant", upload.tenant().value());
    node.put("token_sha256", upload.token().hex());
    node.put("access", upload.access().word());
    if (upload.access() instanceof AccessPolicy.Protected(var hash)) {
      node.put("password_hash", hash.encoded());
    }
    node.put("created_at", upload.createdAt().toString());
    node.put("expires_at", upload.expiry().at().toString());
    node.put("version", upload.version());
    node.put("downloads", upload.downloads());
    var files = node.putArray("files");
    upload.files().forEach(file -> files.add(FileJson.write(file)));
    return node;
  }

  static Upload read(JsonNode node) {
    return new Upload(
        new UploadId(Fields.uuid(node, "upload")),
        new TenantId(Fields.text(node, "tenant")),
        new ManagementTokenHash(Fields.text(node, "token_sha256")),
        access(node),
        Instant.parse(Fields.text(node, "created_at")),
        new Expiry(Instant.parse(Fields.text(node, "expires_at"))),
        Fields.number(node, "version"),
        node.has("downloads") ? Fields.number(node, "downloads") : 0,
        files(node.required("files")));
  }

  private static AccessPolicy access(JsonNode node) {
    return switch (Fields.text(node, "access")) {
      case "public" -> new AccessPolicy.Public();
      case "private" -> new AccessPolicy.Private();
      case "password" ->
          new AccessPolicy.Protected(new PasswordHash(Fields.text(node, "password_hash")));
      default -> throw new IllegalArgumentException("an unknown access policy");
    };
  }

  private static List<StoredFile> files(JsonNode nodes) {
    var files = new ArrayList<StoredFile>();
    nodes.forEach(node -> files.add(FileJson.read(node)));
    return files;
  }
}
