package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/// A running service with uploads in every state.
final class House implements AutoCloseable {
  static final String RIGHT = "right: horse";
  static final String WRONG = "wrong: horse";
  static final String FORM_TYPE = "application/x-www-form-urlencoded";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final MovableClock clock = new MovableClock();
  private final RunningWaybill service;
  private final ContractClient client;

  House(Path data) {
    service = RunningWaybill.start(data, clock, "--rate-limits", "off");
    client = new ContractClient(OpenApiContract.load(), service.url());
  }

  ContractClient client() {
    return client;
  }

  int port() {
    return service.port();
  }

  /// A new upload in that state.
  Sample in(State state) {
    if (state == State.NEVER_EXISTED) {
      return Sample.NEVER;
    }
    var sample = withCookie(state, upload(form(state)));
    if (state.isPrivate()) {
      expect(200, post("/manage/" + sample.token(), FORM_TYPE, ""));
    }
    if (state == State.DELETED) {
      expect(200, post("/delete/" + sample.token(), FORM_TYPE, ""));
    }
    if (state == State.EXPIRED) {
      clock.move(Duration.ofMinutes(30));
    }
    return sample;
  }

  private static Form form(State state) {
    var form = new Form().file("waybill.txt", "all aboard the night train");
    if (state == State.SEVERAL_FILES) {
      form.file("second.txt", "all aboard again");
    }
    if (state.isEncrypted()) {
      // Less than a tag would be refused.
      form.field("e2e", "true")
          .field("e2e_salt", "AAAAAAAAAAAAAAAAAAAAAA==")
          .field("e2e_iv", "AAAAAAAAAAAAAAAA");
    }
    if (state.hasPassword()) {
      form.field("password", RIGHT);
    }
    return form.field("expires", state == State.EXPIRED ? "30m" : "7d");
  }

  Sample upload(Form form) {
    var answer = json(expect(200, post("/upload", Form.TYPE, form.toString())));
    return new Sample(
        answer.get("id").asText(),
        answer.get("files").get(0).get("id").asText(),
        answer.get("redirect").asText().substring("/manage/".length()),
        Sample.NEVER.cookie());
  }

  private Sample withCookie(State state, Sample sample) {
    if (!state.hasPassword()) {
      return sample;
    }
    var let = expect(303, post("/f/" + sample.upload(), FORM_TYPE, "password=right%3A+horse"));
    var cookie = let.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new Sample(sample.upload(), sample.file(), sample.token(), cookie);
  }

  HttpResponse<byte[]> post(String path, String type, String body) {
    return client.send("POST", path, BodyPublishers.ofString(body), "Content-Type", type);
  }

  /// The settings as the holder sees them.
  JsonNode settings(Sample sample) {
    return json(expect(200, client.get("/manage/" + sample.token())));
  }

  static HttpResponse<byte[]> expect(int status, HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).as(response.request().toString()).isEqualTo(status);
    return response;
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    service.close();
  }
}
