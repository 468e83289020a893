package dev.waybill.rest.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An OpenAPI document and the other forms of it that are served. They are made when somebody first
/// asks, and then kept.
final class ApiDocument {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  /// YAML is the document as it was written.
  enum Form {
    YAML,
    JSON,
    YAML_30,
    JSON_30
  }

  private final StaticFile source;
  private final Map<Form, StaticFile> made = new ConcurrentHashMap<>();

  /// @param name of a resource beside the root package's classes
  ApiDocument(String name) {
    source = StaticFile.load("/dev/waybill/rest/" + name, "application/yaml");
  }

  StaticFile as(Form form) {
    return made.computeIfAbsent(form, this::make);
  }

  private StaticFile make(Form form) {
    return switch (form) {
      case YAML -> source;
      case JSON -> written(tree(), JSON, "application/json");
      case YAML_30 -> written(OpenApi30.of(tree()), YAML, source.type());
      case JSON_30 -> written(OpenApi30.of(tree()), JSON, "application/json");
    };
  }

  private JsonNode tree() {
    try {
      return YAML.readTree(source.bytes());
    } catch (IOException ourOwnFile) {
      throw new UncheckedIOException(ourOwnFile);
    }
  }

  private static StaticFile written(JsonNode document, ObjectMapper form, String type) {
    try {
      return new StaticFile(
          type, form.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
