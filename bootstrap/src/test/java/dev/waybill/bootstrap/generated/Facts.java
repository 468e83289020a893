package dev.waybill.bootstrap.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Whether a step that the client takes for done was done: asked of the service itself, after the
/// whole drive, and of what the client has saved.
///
/// @param got the folder where it has saved what it downloaded, under the step's key
record Facts(URI service, Inputs inputs, Path got) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param detail what the client says of the step; see `bootstrap/src/test/generated/README.md`
  /// @return what is wrong, if anything is
  Optional<String> wrong(Step step, String detail) {
    try {
      return switch (step) {
        case GENERATE, COMPILE -> Optional.empty();
        case TWO_FILES -> settings(detail, "one.txt two.bin", Duration.ofDays(1));
        case END_TO_END -> encrypted(detail);
        case MANIFEST -> same("one.txt:" + size("one.txt") + " two.bin:40000", detail);
        case BYTES -> saved(step, inputs.bytes("two.bin"));
        case RANGE -> saved(step, Arrays.copyOfRange(inputs.bytes("two.bin"), 100, 200));
        case HEAD -> same("40000", detail);
        case PUT_JSON -> saved(step, inputs.bytes("data.json"));
        case PUT_BYTES -> saved(step, inputs.bytes("two.bin"));
        case FORM -> form(detail);
        case PATCH_NULL -> same("private false", detail);
        case DELETE -> gone(detail);
        case ERROR_400 -> same("400 invalid_field", detail);
        case ERROR_401 -> same("401 password_required", detail);
        case ERROR_403 -> same("403 wrong_password", detail);
        case ERROR_404 -> same("404 not_found", detail);
        case ERROR_413 -> same("413 file_too_large", detail);
        case LATER_MEMBER -> same("one.txt private one.txt", detail);
        case LATER_CODE -> same("401 " + LaterRelease.CODE, detail);
      };
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
  }

  private long size(String name) throws IOException {
    return inputs.bytes(name).length;
  }

  private static Optional<String> same(String expected, String found) {
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of("expected '" + expected + "', the client says '" + found + "'");
  }

  private Optional<String> saved(Step step, byte[] expected) throws IOException {
    var file = got.resolve(step.key());
    if (Files.notExists(file)) {
      return Optional.of("nothing was saved");
    }
    var found = Files.readAllBytes(file);
    return Arrays.equals(expected, found)
        ? Optional.empty()
        : Optional.of(found.length + " other bytes instead of " + expected.length);
  }

  private Optional<String> form(String token) throws IOException {
    var wrong = settings(token, "grün 1.bin", Duration.ofDays(3));
    var access = ask("/manage/" + token).path("access").asText();
    return wrong.isPresent() ? wrong : same("password", access);
  }

  private Optional<String> settings(String token, String names, Duration lifetime)
      throws IOException {
    var settings = ask("/manage/" + token);
    var found = String.join(" ", settings.path("files").findValuesAsText("name"));
    if (!found.equals(names)) {
      return Optional.of("the files are '" + found + "' instead of '" + names + "'");
    }
    var left = Duration.between(Instant.now(), Instant.parse(settings.path("expires_at").asText()));
    return left.compareTo(lifetime) <= 0 && left.compareTo(lifetime.minusHours(1)) > 0
        ? Optional.empty()
        : Optional.of("it is kept for " + left + " instead of " + lifetime);
  }

  private Optional<String> encrypted(String id) throws IOException {
    var files = ask("/f/" + id).path("files");
    var ivs = files.findValuesAsText("iv").stream().distinct().count();
    return files.size() == 2 && ivs == 2
        ? Optional.empty()
        : Optional.of(files.size() + " files with " + ivs + " different iv");
  }

  private Optional<String> gone(String token) throws IOException {
    var status = send("/manage/" + token).statusCode();
    return status == 404 ? Optional.empty() : Optional.of("its settings are still " + status);
  }

  private JsonNode ask(String path) throws IOException {
    var answer = send(path);
    return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
  }

  private java.net.http.HttpResponse<byte[]> send(String path) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(service + path)).header("Accept", "application/json");
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
