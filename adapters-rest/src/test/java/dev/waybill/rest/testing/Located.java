package dev.waybill.rest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A node of the document and the JSON pointer (RFC 6901) that leads to it. References are followed
/// on the way down, so a pointer always names where a thing is written.
record Located(JsonNode root, String pointer, JsonNode node) {
  static Located root(JsonNode document) {
    return new Located(document, "", document);
  }

  Located child(String name) {
    var escaped = name.replace("~", "~0").replace("/", "~1");
    return new Located(root, pointer + "/" + escaped, node.path(name)).followed();
  }

  /// The children by name, in the order of the document.
  Map<String, Located> children() {
    var children = new LinkedHashMap<String, Located>();
    node.fieldNames().forEachRemaining(name -> children.put(name, child(name)));
    return children;
  }

  /// The elements of an array.
  List<Located> elements() {
    return IntStream.range(0, node.isArray() ? node.size() : 0)
        .mapToObj(index -> new Located(root, pointer + "/" + index, node.path(index)).followed())
        .toList();
  }

  boolean exists() {
    return !node.isMissingNode();
  }

  boolean isTrue(String name) {
    return node.path(name).asBoolean(false);
  }

  private Located followed() {
    var reference = node.path("$ref").asText("");
    if (!reference.startsWith("#/")) {
      return this;
    }
    var target = reference.substring(1);
    return new Located(root, target, root.at(target)).followed();
  }
}
