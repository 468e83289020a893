package dev.waybill.bootstrap.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A document cut down to what progenitor can take, as its user would do it by hand: an operation
/// answers with one type, and refuses with one.
record CutDocument(ObjectNode document) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Writes what is left of the document, in JSON, beside it.
  static Path of(Path document) throws IOException {
    var cut = new CutDocument((ObjectNode) JSON.readTree(Files.readAllBytes(document)));
    cut.cut();
    return Files.write(document.resolveSibling("cut.json"), JSON.writeValueAsBytes(cut.document()));
  }

  private void cut() {
    operations("/upload").remove("post");
    operations("/f/{id}").remove("get");
    document.path("paths").forEach(path -> path.properties().forEach(each -> cut(each.getValue())));
  }

  private ObjectNode operations(String path) {
    return (ObjectNode) document.path("paths").path(path);
  }

  private void cut(JsonNode operation) {
    if (operation.path("responses") instanceof ObjectNode responses) {
      responses.remove("default");
      for (var response : List.copyOf(responses.properties())) {
        if (response.getKey().compareTo("400") >= 0 && answersJson(response.getValue())) {
          responses.set(response.getKey(), refusal());
        }
      }
    }
  }

  private boolean answersJson(JsonNode response) {
    var reference = response.path("$ref").asText().substring(1);
    var types = document.at(reference).path("content");
    return types.has("application/json") || types.has("application/problem+json");
  }

  /// A problem has all the members of the other form.
  private static ObjectNode refusal() {
    var response = JSON.createObjectNode().put("description", "Refused.");
    response
        .putObject("content")
        .putObject("application/json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/ErrorAnswer");
    return response;
  }
}
