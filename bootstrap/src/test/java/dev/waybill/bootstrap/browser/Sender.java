package dev.waybill.bootstrap.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/// Uploads as a script does, so that there is something to look at.
final class Sender {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "sender";

  private final URI service;
  private String type = "text/plain";
  private final StringBuilder body = new StringBuilder();

  Sender(URI service) {
    this.service = service;
  }

  /// The type of the files that follow.
  Sender typed(String mediaType) {
    type = mediaType;
    return this;
  }

  Sender file(String name, String content) {
    body.append("--%s\r\nContent-Disposition: form-data; name=\"files\"; ".formatted(BOUNDARY))
        .append("filename=\"%s\"\r\n".formatted(name.replace("\"", "%22")))
        .append("Content-Type: %s\r\n\r\n%s\r\n".formatted(type, content));
    return this;
  }

  Sender field(String name, String value) {
    body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n".formatted(BOUNDARY, name))
        .append("\r\n%s\r\n".formatted(value));
    return this;
  }

  Sent send() {
    try (var client = new ContractClient(OpenApiContract.load(), service)) {
      var whole = BodyPublishers.ofString(body + "--" + BOUNDARY + "--\r\n");
      var type = "multipart/form-data; boundary=" + BOUNDARY;
      var answer = client.send("POST", "/upload", whole, "Content-Type", type);
      return new Sent(service, JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the service answered.
  record Sent(URI service, JsonNode answer) {
    URI link() {
      return service.resolve("/f/" + answer.get("id").asText());
    }

    URI manage() {
      return service.resolve(answer.get("redirect").asText());
    }

    URI manage(String more) {
      return URI.create(manage() + more);
    }

    URI delete() {
      return URI.create(manage().toString().replace("/manage/", "/delete/"));
    }

    JsonNode file(int index) {
      return answer.get("files").get(index);
    }

    Stored stored() {
      return new Stored(service, manage().getPath().substring("/manage/".length()));
    }
  }
}
