package dev.waybill.bootstrap.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/// Reads members of a JSON object. What is missing or of another kind is an
/// [IllegalArgumentException].
final class Fields {
  private Fields() {}

  static String text(JsonNode node, String name) {
    var value = node.required(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is not text");
    }
    return value.textValue();
  }

  static long number(JsonNode node, String name) {
    var value = node.required(name);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new IllegalArgumentException(name + " is not a whole number");
    }
    return value.longValue();
  }

  static UUID uuid(JsonNode node, String name) {
    return UUID.fromString(text(node, name));
  }

  static Optional<JsonNode> optional(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name));
  }
}
