package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;

/// An upload as the service keeps it, read without the client that made it.
final class Stored {
  private final Bench bench;
  private final String id;
  private final String token;
  private final String query;

  Stored(Bench bench, JsonNode answer) {
    this(
        bench,
        answer.required("id").asText(),
        answer.required("redirect").asText().replace("/manage/", ""),
        "");
  }

  private Stored(Bench bench, String id, String token, String query) {
    this.bench = bench;
    this.id = id;
    this.token = token;
    this.query = query;
  }

  /// The same, read with that password.
  Stored with(String password) {
    return new Stored(bench, id, token, "?pw=" + URLEncoder.encode(password, UTF_8));
  }

  String link() {
    return "/f/" + id;
  }

  String manage() {
    return "/manage/" + token;
  }

  JsonNode manifest() {
    var answer = bench.get(link() + query, "Accept: application/json");
    assertThat(answer.status()).as("status of the manifest").isEqualTo(200);
    return Bench.json(answer.body());
  }

  /// As the owner sees them.
  JsonNode settings() {
    var answer = bench.get(manage(), "Accept: application/json");
    assertThat(answer.status()).as("status of the settings").isEqualTo(200);
    return Bench.json(answer.body());
  }

  int status() {
    return bench.get(link()).status();
  }

  /// It is that one file, in the manifest and byte for byte.
  void is(String name, byte[] content) {
    var files = manifest().required("files");
    assertThat(files.size()).as("files").isEqualTo(1);
    isFile(files.get(0), name, content);
    var answer = bench.get(link() + query, "Accept: */*");
    assertThat(answer.status()).as("status of the bytes").isEqualTo(200);
    assertThat(Contents.sha256(answer.body()))
        .as("SHA-256 of the bytes")
        .isEqualTo(Contents.sha256(content));
  }

  static void isFile(JsonNode file, String name, byte[] content) {
    assertThat(file.required("size").asLong()).as("size").isEqualTo(content.length);
    assertThat(file.required("sha256").asText())
        .as("SHA-256 in the manifest")
        .isEqualTo(Contents.sha256(content));
    assertThat(file.required("name").asText()).as("name").isEqualTo(name);
  }
}
