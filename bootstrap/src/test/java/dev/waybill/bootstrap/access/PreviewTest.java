package dev.waybill.bootstrap.access;

import static dev.waybill.bootstrap.access.House.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a robot that previews links is shown: that there is a link.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewTest {
  private static final String ROBOT = "Slackbot 1.0 (+https://api.slack.com/robots)";
  private House house;

  @BeforeAll
  void open(@TempDir Path data) {
    house = new House(data);
  }

  @AfterAll
  void close() {
    house.close();
  }

  private HttpResponse<byte[]> get(String path, String accept) {
    return house.client().get(path, "User-Agent", ROBOT, "Accept", accept);
  }

  private static void revealsNothing(Sample sample, HttpResponse<byte[]> response) {
    expect(200, response);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow()).contains("text/html");
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("Open this link in a browser")
        .doesNotContain(sample.upload(), sample.file(), sample.token(), "waybill.txt", "aboard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html", "application/json"})
  void whateverItAcceptsAndWhereverItLooks(String accept) {
    for (var state : new State[] {State.PUBLIC, State.PASSWORD, State.E2E_PUBLIC}) {
      var sample = house.in(state);
      revealsNothing(sample, get("/f/" + sample.upload(), accept));
      revealsNothing(sample, get("/f/" + sample.file(), accept));
      revealsNothing(sample, get("/f/" + sample.upload() + "/encrypted", accept));
      revealsNothing(sample, get("/manage/" + sample.token(), accept));
    }
    var guarded = house.in(State.PASSWORD);
    revealsNothing(guarded, get("/f/" + guarded.upload() + "?pw=right%3A+horse", accept));
    var closed = house.in(State.PRIVATE);
    revealsNothing(closed, get("/manage/" + closed.token(), accept));
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER_EXISTED", "PRIVATE", "EXPIRED", "DELETED"})
  void whatIsNotThereIsNotThereForRobotsEither(State state) {
    var sample = house.in(state);
    expect(404, get("/f/" + sample.upload(), "*/*"));
    expect(404, get("/f/" + sample.upload() + "/encrypted", "*/*"));
    expect(404, get("/f/" + sample.upload() + "/content", "*/*"));
    expect(404, get("/f/" + sample.upload() + "/manifest", "*/*"));
    if (state != State.PRIVATE) {
      expect(404, get("/manage/" + sample.token(), "*/*"));
    }
  }

  @Test
  void bytesThatAreAskedForByNameAreGivenToAnybody() {
    var sample = house.in(State.PUBLIC);
    var bytes = expect(200, get("/f/" + sample.upload() + "?download=1", "text/html"));
    assertThat(new String(bytes.body(), StandardCharsets.UTF_8)).contains("all aboard");
  }

  @Test
  void the_addresses_for_programs_make_no_exception_of_robots() {
    var sample = house.in(State.PUBLIC);
    for (var accept : new String[] {"*/*", "text/html"}) {
      var bytes = expect(200, get("/f/" + sample.upload() + "/content", accept));
      assertThat(new String(bytes.body(), StandardCharsets.UTF_8)).contains("all aboard");
      var manifest = expect(200, get("/f/" + sample.upload() + "/manifest", accept));
      assertThat(House.json(manifest).path("id").asText()).isEqualTo(sample.upload());
    }
    var guarded = house.in(State.PASSWORD);
    expect(401, get("/f/" + guarded.upload() + "/content", "*/*"));
    expect(401, get("/f/" + guarded.upload() + "/manifest", "*/*"));
  }

  @Test
  void itsNameDecidesNothingElse() {
    var sample = house.in(State.PUBLIC);
    var body = BodyPublishers.ofString("expires=1d");
    var path = "/manage/" + sample.token();
    var changed =
        house
            .client()
            .send("POST", path, body, "User-Agent", ROBOT, "Content-Type", House.FORM_TYPE);
    assertThat(House.json(expect(200, changed)).get("success").asBoolean()).isTrue();
  }
}
