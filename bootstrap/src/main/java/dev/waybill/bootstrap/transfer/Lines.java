package dev.waybill.bootstrap.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.application.inventory.Item;
import dev.waybill.application.inventory.Item.Blocked;
import dev.waybill.application.inventory.Item.Fact;
import dev.waybill.application.inventory.Item.Row;
import dev.waybill.application.inventory.Item.SealedKey;
import dev.waybill.application.inventory.Item.Secret;
import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Digest;
import java.time.Instant;

/// The lines of an export. All characters are ASCII.
final class Lines {
  private static final String FORMAT = "waybill_export";
  private static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Lines() {}

  /// What the last line says.
  ///
  /// @param lines before it
  /// @param sha256 of those lines, with their ends
  record End(long lines, Digest sha256) {}

  static String first() {
    return text(object().put(FORMAT, VERSION));
  }

  static String of(Item item) {
    return switch (item) {
      case Fact(var name, var value) -> text(object().put("fact", name).put("value", value));
      case Secret(var name, var base64) -> text(object().put("secret", name).put("base64", base64));
      case SealedKey(var key) -> text(key(key));
      case Blocked(var entry) -> text(BlockJson.write(entry));
      case Row(var upload) -> text(UploadJson.write(upload));
    };
  }

  static String last(End end) {
    return text(object().put("end", end.lines()).put("sha256", end.sha256().hex()));
  }

  /// @throws BadExport where this is no export, or one of a version that is not known
  static void requireFirst(String line) {
    var version = tree(line).path(FORMAT);
    if (!version.isInt()) {
      throw new BadExport("this is not an export of Waybill");
    }
    if (version.intValue() != VERSION) {
      throw new BadExport(
          "this export is of version "
              + version.intValue()
              + ", and only "
              + VERSION
              + " is known");
    }
  }

  static boolean isLast(JsonNode line) {
    return line.has("end");
  }

  static End last(JsonNode line) {
    return new End(Fields.number(line, "end"), new Digest(Fields.text(line, "sha256")));
  }

  /// @throws IllegalArgumentException for a line that is none
  static Item item(JsonNode line) {
    if (line.has("upload")) {
      return new Row(UploadJson.read(line));
    }
    if (line.has("secret")) {
      return new Secret(Fields.text(line, "secret"), Fields.text(line, "base64"));
    }
    if (line.has("tenant_key")) {
      return new SealedKey(key(line));
    }
    if (line.has(BlockJson.KIND)) {
      return new Blocked(BlockJson.read(line));
    }
    return new Fact(Fields.text(line, "fact"), Fields.text(line, "value"));
  }

  private static ObjectNode key(TenantKey key) {
    return object()
        .put("tenant_key", key.id())
        .put("tenant", key.tenant().value())
        .put("master", key.masterId())
        .put("sealed", key.sealed())
        .put("created_at", key.createdAt().toString());
  }

  private static TenantKey key(JsonNode line) {
    return new TenantKey(
        Fields.text(line, "tenant_key"),
        new TenantId(Fields.text(line, "tenant")),
        Fields.text(line, "master"),
        Fields.text(line, "sealed"),
        Instant.parse(Fields.text(line, "created_at")));
  }

  /// @throws IllegalArgumentException for text that is no JSON
  static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String text(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
