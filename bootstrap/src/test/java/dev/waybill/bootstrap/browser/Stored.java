package dev.waybill.bootstrap.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What the service has of an upload, asked as a script would ask.
record Stored(URI service, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String access() {
    return settings().get("access").asText();
  }

  Duration lifetime() {
    var settings = settings();
    return Duration.between(
        Instant.parse(settings.get("created_at").asText()),
        Instant.parse(settings.get("expires_at").asText()));
  }

  List<String> names() {
    return files().map(file -> file.get("name").asText()).toList();
  }

  List<Long> sizes() {
    return files().map(file -> file.get("size").asLong()).toList();
  }

  /// Of every file, as UTF-8; for uploads that anyone may open, or with the holder's token.
  List<String> contents() {
    return files().map(file -> get(path(file), "*/*")).map(Stored::text).toList();
  }

  /// Address of the page to receive them.
  URI link() {
    return service.resolve(URI.create(settings().get("download_url").asText()).getRawPath());
  }

  private Stream<JsonNode> files() {
    return StreamSupport.stream(settings().get("files").spliterator(), false);
  }

  private static String path(JsonNode file) {
    return URI.create(file.get("download_url").asText()).getRawPath();
  }

  private JsonNode settings() {
    try {
      return JSON.readTree(get("/manage/" + token, "application/json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] get(String path, String accept) {
    try (var client = new ContractClient(OpenApiContract.load(), service)) {
      var answer = client.get(path, "Accept", accept, "Authorization", "Bearer " + token);
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + " was answered with " + answer.statusCode());
      }
      return answer.body();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
