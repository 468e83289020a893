package dev.waybill.rest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The document as we hold our own answers against it. For clients its objects and codes are open,
/// as a new release may send more; ours may send nothing today that it does not say: an object that
/// is open there is closed here, and a schema, or the schema of a header, has besides its keywords
/// those of `x-waybill-strict`.
final class StrictSchemas {
  private static final String OPEN = "additionalProperties";
  private static final String STRICT = "x-waybill-strict";

  private StrictSchemas() {}

  static JsonNode of(JsonNode document) {
    JsonNode copy = document.deepCopy();
    tighten(copy);
    return copy;
  }

  private static void tighten(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path(OPEN).asBoolean(false)) {
        object.set(OPEN, BooleanNode.FALSE);
      }
      if (object.remove(STRICT) instanceof ObjectNode strict) {
        target(object).setAll(strict);
      }
    }
    node.forEach(StrictSchemas::tighten);
  }

  /// A header is no schema, but has one.
  private static ObjectNode target(ObjectNode owner) {
    return owner.get("schema") instanceof ObjectNode schema ? schema : owner;
  }
}
