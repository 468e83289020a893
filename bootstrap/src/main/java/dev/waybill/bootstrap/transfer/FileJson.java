package dev.waybill.bootstrap.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.encryption.EndToEndEncryption;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.FileId;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.WrappedKey;

/// A file of an upload as a JSON object.
final class FileJson {
  private FileJson() {}

  static ObjectNode write(StoredFile file) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("id", file.id().toString());
    node.put("name", file.name().value());
    if (file.path().hasFolders()) {
      node.put("folder", file.path().folder());
    }
    node.put("type", file.type().value());
    node.put("size", file.size().value());
    node.put("sha256", file.sha256().hex());
    node.put("crc32", file.crc32());
    node.put("blob", file.blob().value());
    file.wrappedKey().ifPresent(key -> node.put("wrapped_key", key.value()));
    file.encryption()
        .ifPresent(
            encryption ->
                node.putObject("end_to_end")
                    .put("scheme", encryption.scheme())
                    .put("salt", encryption.salt())
                    .put("iv", encryption.iv()));
    return node;
  }

  static StoredFile read(JsonNode node) {
    return new StoredFile(
        new FileId(Fields.uuid(node, "id")),
        path(node),
        new MediaType(Fields.text(node, "type")),
        new ByteCount(Fields.number(node, "size")),
        new Digest(Fields.text(node, "sha256")),
        Math.toIntExact(Fields.number(node, "crc32")),
        new BlobKey(Fields.text(node, "blob")),
        Fields.optional(node, "wrapped_key").map(key -> new WrappedKey(key.asText())),
        Fields.optional(node, "end_to_end").map(FileJson::encryption));
  }

  private static FilePath path(JsonNode node) {
    var folder = node.has("folder") ? Fields.text(node, "folder") : "";
    return FilePath.in(folder, new FileName(Fields.text(node, "name")));
  }

  private static EndToEndEncryption encryption(JsonNode node) {
    return new EndToEndEncryption(
        Fields.text(node, "scheme"), Fields.text(node, "salt"), Fields.text(node, "iv"));
  }
}
