package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No page repeats a word of the request that asked for it. Pages are compressed, so whoever could
/// put his words beside a secret, and saw how long the answer is, could guess at it (BREACH); see
/// `docs/adr/0013-pages.md`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingReflectedTest {
  private static final String WORD = "zebrafinch";
  private static final String QUERY =
      "?lang=%1$s&new=%1$s&saved=%1$s&pw=%1$s&download=%1$s&%1$s=%1$s".formatted(WORD);

  /// What a page on another site can make a browser send, and a little more.
  private static final String[] HEADERS = {
    "Accept", "text/html, " + WORD + "/" + WORD,
    "Accept-Language", WORD + ", en;q=0.5",
    "Cookie", "waybill-lang=" + WORD + "; " + WORD + "=" + WORD,
    "Referer", "https://" + WORD + ".example/" + WORD,
    "User-Agent", WORD + "/1.0",
    "Range", WORD + "=0-1",
    // Else it would be a download that goes on.
    "Sec-Fetch-Mode", "navigate",
    "X-Request-Id", WORD,
    "X-Forwarded-Host", WORD + ".example",
    "Forwarded", "host=" + WORD + ".example"
  };

  private House house;
  private Sample open;
  private Sample guarded;
  private Sample sealed;

  @BeforeAll
  void start(@TempDir Path data) {
    house = new House(data);
    open = house.in(State.SEVERAL_FILES);
    guarded = house.in(State.PASSWORD);
    sealed = house.in(State.E2E_PUBLIC);
  }

  @AfterAll
  void stop() {
    house.close();
  }

  Stream<String> pages() {
    return Stream.of(
        "/",
        "/f/" + open.upload(),
        "/f/" + guarded.upload(),
        "/f/" + sealed.upload(),
        "/manage/" + open.token(),
        "/f/" + WORD,
        "/manage/" + WORD,
        "/delete/" + open.token(),
        "/" + WORD);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageSaysWhatItWasAskedWith(String path) {
    silent(house.client().get(path + QUERY, HEADERS));
  }

  Stream<String> forms() {
    return Stream.of(
        "/upload",
        "/f/" + guarded.upload(),
        "/f/" + WORD,
        "/manage/" + open.token(),
        "/delete/" + WORD);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noPageSaysWhatAFormHeld(String path) {
    var fields = "password=%1$s&expires=%1$s&public=%1$s&%1$s=%1$s".formatted(WORD);
    var headers = Stream.concat(Stream.of("Content-Type", House.FORM_TYPE), Stream.of(HEADERS));
    var body = BodyPublishers.ofString(fields);
    silent(house.client().send("POST", path + QUERY, body, headers.toArray(String[]::new)));
  }

  private static void silent(HttpResponse<byte[]> answer) {
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
        .contains("<!doctype html>")
        .doesNotContain(WORD);
  }
}
