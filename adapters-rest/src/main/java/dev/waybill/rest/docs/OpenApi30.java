package dev.waybill.rest.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Turns a document of OpenAPI 3.1 into one of 3.0.3 that says the same, for tools that read no
/// 3.1. It knows what our own documents use, not all of JSON Schema; a test holds the two against
/// each other.
final class OpenApi30 {
  private static final String VERSION = "3.0.3";
  private static final String LICENCES = "https://spdx.org/licenses/";

  /// Keywords that 3.0 does not have, and whose meaning `format` or the description carries.
  private static final List<String> UNKNOWN = List.of("contentMediaType", "contentEncoding");

  private OpenApi30() {}

  static ObjectNode of(JsonNode document) {
    ObjectNode older = document.deepCopy();
    older.put("openapi", VERSION);
    if (older.get("info") instanceof ObjectNode info) {
      describe(info);
    }
    convert(older);
    return older;
  }

  private static void describe(ObjectNode info) {
    info.remove("summary");
    if (info.get("license") instanceof ObjectNode licence && licence.has("identifier")) {
      licence.put("url", LICENCES + licence.path("identifier").asText());
      licence.remove("identifier");
    }
  }

  private static void convert(JsonNode node) {
    if (node instanceof ObjectNode object) {
      convertObject(object);
    } else {
      node.forEach(OpenApi30::convert);
    }
  }

  /// What stands in examples is no schema, whatever its members are called.
  private static void convertObject(ObjectNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    for (var name : names) {
      if (name.startsWith("x-")) {
        object.remove(name);
      } else if (name.equals("properties")) {
        object.path(name).forEach(OpenApi30::convert);
      } else if (!name.equals("example") && !name.equals("examples")) {
        convert(object.path(name));
      }
    }
    convertKeywords(object);
  }

  private static void convertKeywords(ObjectNode schema) {
    if (schema.get("type") instanceof ArrayNode types) {
      nullable(schema, types);
    }
    if (schema.get("examples") instanceof ArrayNode examples) {
      schema.remove("examples");
      schema.set("example", examples.path(0));
    }
    if (schema.has("type") && schema.has("const")) {
      schema.putArray("enum").add(schema.path("const"));
      schema.remove("const");
    }
    schema.remove(UNKNOWN);
  }

  private static void nullable(ObjectNode schema, ArrayNode types) {
    for (var type : types) {
      if (type.asText().equals("null")) {
        schema.put("nullable", true);
      } else {
        schema.set("type", type);
      }
    }
  }
}
