package dev.waybill.bootstrap.durability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.bootstrap.durability.Line.Content;
import dev.waybill.bootstrap.durability.Line.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Reads the service's JSON.
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  /// The answer to an upload.
  static Line line(String upload) {
    return new Line(id(upload), token(upload), Optional.of(settings(upload)), files(upload));
  }

  static String id(String upload) {
    return tree(upload).required("id").asText();
  }

  static String token(String upload) {
    return tree(upload).required("redirect").asText().substring("/manage/".length());
  }

  /// In the answers to an upload, to a change and to GET manage.
  static Settings settings(String answer) {
    var tree = tree(answer);
    return new Settings(tree.required("access").asText(), tree.required("expires_at").asText());
  }

  static List<Content> files(String answer) {
    return StreamSupport.stream(tree(answer).required("files").spliterator(), false)
        .map(
            file ->
                new Content(
                    file.required("id").asText(),
                    file.required("name").asText(),
                    file.required("size").asLong(),
                    file.required("sha256").asText()))
        .toList();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
