package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.application.context.LocalContext;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.inventory.BlockUploads;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.wiring.Overrides;
import dev.waybill.bootstrap.wiring.Stores;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.UploadId;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A running service with uploads in every state.
final class House implements AutoCloseable {
  static final String RIGHT = "right: horse";
  static final String WRONG = "wrong: horse";
  static final String FORM_TYPE = "application/x-www-form-urlencoded";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final MovableClock clock = new MovableClock();
  private Optional<Stores> stores = Optional.empty();
  private final RunningWaybill service;
  private final ContractClient client;

  /// @param more flags of the service and their values
  House(Path data, String... more) {
    service = RunningWaybill.start(data, Overrides.NONE.with(clock).with(this::seen), flags(more));
    client = new ContractClient(OpenApiContract.load(), service.url());
  }

  private static String[] flags(String... more) {
    return Stream.concat(Stream.of("--rate-limits", "off"), Stream.of(more)).toArray(String[]::new);
  }

  private Stores seen(Stores opened) {
    stores = Optional.of(opened);
    return opened;
  }

  /// As an operator does it.
  void block(Block block) {
    new BlockUploads(stores.orElseThrow().database())
        .block(LocalContext.COMMAND, block, clock.instant());
  }

  void unblock(Block block) {
    new BlockUploads(stores.orElseThrow().database()).unblock(LocalContext.COMMAND, block);
  }

  ContractClient client() {
    return client;
  }

  MovableClock clock() {
    return clock;
  }

  int port() {
    return service.port();
  }

  /// A new upload in that state.
  Sample in(State state) {
    if (state == State.NEVER_EXISTED) {
      return Sample.NEVER;
    }
    var sample = settled(state, upload(form(state)));
    if (state.isBlocked()) {
      block(new Block.OfUpload(new UploadId(UUID.fromString(sample.upload()))));
    }
    if (state == State.DELETED) {
      expect(200, post("/delete/" + sample.token(), FORM_TYPE, ""));
    }
    if (state == State.EXPIRED) {
      clock.move(Duration.ofMinutes(30));
    }
    return sample;
  }

  /// By way of being private and of having a password, so that there are grants from before.
  private Sample settled(State state, Sample made) {
    patch(made, "{\"access\": \"private\"}");
    var sample = made.withPast(ownersCookie(made).orElseThrow());
    patch(sample, "{\"access\": \"password\", \"password\": \"" + RIGHT + "\"}");
    if (state.hasPassword() || state.isPrivate()) {
      sample = sample.withCookie(readersCookie(sample));
    }
    if (!state.hasPassword()) {
      var access = state.isPrivate() ? "private" : "public";
      patch(sample, "{\"access\": \"" + access + "\"}");
    }
    return sample.withOwners(ownersCookie(sample).orElse(sample.owners()));
  }

  private void patch(Sample sample, String json) {
    var body = BodyPublishers.ofString(json);
    var path = "/manage/" + sample.token();
    expect(200, client.send("PATCH", path, body, "Content-Type", "application/json"));
  }

  /// As the manage page sets it in a browser.
  Optional<String> ownersCookie(Sample sample) {
    return cookie(expect(200, client.get("/manage/" + sample.token(), "Accept", "text/html")));
  }

  static Optional<String> cookie(HttpResponse<byte[]> response) {
    return response.headers().firstValue("Set-Cookie").map(text -> text.split(";", 2)[0]);
  }

  /// As ciphertext it must be as long as a tag, and no text.
  private static String content(State state) {
    return "all aboard the night train" + (state.isEncrypted() ? "\u0001" : "");
  }

  private static Form form(State state) {
    var form = new Form().file("waybill.txt", content(state));
    if (state == State.SEVERAL_FILES) {
      form.file("second.txt", "all aboard again");
    }
    if (state.isEncrypted()) {
      form.field("e2e", "true")
          .field("e2e_salt", "AAAAAAAAAAAAAAAAAAAAAA==")
          .field("e2e_iv", "AAAAAAAAAAAAAAAA");
    }
    return form.field("expires", state == State.EXPIRED ? "30m" : "7d");
  }

  Sample upload(Form form) {
    var answer = json(expect(200, post("/upload", Form.TYPE, form.toString())));
    return new Sample(
        answer.get("id").asText(),
        answer.get("files").get(0).get("id").asText(),
        answer.get("redirect").asText().substring("/manage/".length()),
        Sample.NEVER.cookie(),
        Sample.NEVER.owners(),
        Sample.NEVER.past());
  }

  private String readersCookie(Sample sample) {
    var let = expect(303, post("/f/" + sample.upload(), FORM_TYPE, "password=right%3A+horse"));
    return cookie(let).orElseThrow();
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
