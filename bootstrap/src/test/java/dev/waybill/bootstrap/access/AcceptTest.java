package dev.waybill.bootstrap.access;

import static dev.waybill.bootstrap.access.House.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands at a link for whom, by the `Accept` that they really send.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptTest {
  private static final String WGET2 =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private House house;
  private String link;

  @BeforeAll
  void open(@TempDir Path data) {
    house = new House(data);
    link = "/f/" + house.in(State.PUBLIC).upload();
  }

  @AfterAll
  void close() {
    house.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "browsers        | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | page",
        "Chromium        |"
            + " text/html,application/xhtml+xml,image/avif,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
            + " | page",
        "JDK 17          | text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2            | page",
        "curl, requests  | */*                                                             | bytes",
        "axios, Angular  | application/json, text/plain, */*                               | bytes",
        "generated, Java | */*, application/zip, application/json, text/html, text/plain   | bytes",
        "generated       | application/octet-stream, text/html, application/json           | bytes",
        "generated, Go   | application/json                                                |"
            + " manifest",
        "jQuery          | application/json, text/javascript, */*; q=0.01                  |"
            + " manifest",
        "Internet Expl.  | text/html, application/xhtml+xml, */*                           | bytes",
        "nothing of it   | application/json;q=0, */*;q=0                                   | bytes",
        "pictures        | image/avif,image/webp,image/*                                   | bytes",
        "garbage         | ;;,q=                                                           | bytes"
      })
  void everyClientGetsWhatItLikesMost(String who, String accept, String form) {
    var answer = expect(200, get("Accept", accept));
    assertThat(form(answer)).as(who).isEqualTo(form);
    assertThat(answer.headers().firstValue("Vary").orElse("")).startsWith("Accept");
    assertThat(varies(answer)).as(who).isTrue();
    var head = expect(200, house.client().head(link, "Accept", accept));
    assertThat(varies(head)).as(who).isTrue();
    assertThat(form(head)).as(who).isEqualTo(form);
  }

  /// N6 of the clients' review: the page was appended to half a file.
  @ParameterizedTest
  @ValueSource(strings = {WGET2, "text/html", "application/json"})
  void whoGoesOnWithADownloadGetsBytes(String accept) {
    var answer = expect(206, get("Accept", accept, "Range", "bytes=1-"));
    assertThat(form(answer)).isEqualTo("bytes");
    assertThat(varies(answer)).isTrue();
    var tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(varies(expect(304, get("If-None-Match", tag)))).isTrue();
    assertThat(
            varies(
                expect(
                    404,
                    house
                        .client()
                        .get("/f/00000000-0000-4000-8000-000000000000", "Accept", "*/*"))))
        .isTrue();
    assertThat(varies(expect(200, house.client().get(link + "?download=1")))).isFalse();
    expect(206, get("Accept", accept, "Range", "bytes=1-", "Sec-Fetch-Mode", "cors"));
    expect(416, get("Accept", accept, "Range", "bytes=99999999-"));
    expect(200, get("Accept", accept, "Range", "lines=1-"));
  }

  @Test
  void aLinkThatIsFollowedIsNone() {
    var answer =
        expect(200, get("Accept", WGET2, "Range", "bytes=0-", "Sec-Fetch-Mode", "navigate"));
    assertThat(form(answer)).isEqualTo("page");
  }

  /// Facebook's asks for the first half megabyte.
  @Test
  void aPreviewRobotIsOneAlsoIfItAsksForAPart() {
    var answer =
        expect(
            200,
            get("User-Agent", "facebookexternalhit/1.1", "Accept", "*/*", "Range", "bytes=0-9"));
    assertThat(form(answer)).isEqualTo("page");
  }

  @Test
  void whoGoesOnWithoutThePasswordIsToldSoAndSeesNoPage() {
    var guarded = "/f/" + house.in(State.PASSWORD).upload();
    var answer = expect(401, house.client().get(guarded, "Accept", WGET2, "Range", "bytes=10-"));
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    var bare = expect(401, house.client().get(guarded, "Range", "bytes=10-"));
    assertThat(bare.headers().firstValue("Content-Type")).contains("application/json");
  }

  private HttpResponse<byte[]> get(String... headers) {
    return house.client().get(link, headers);
  }

  private static String form(HttpResponse<byte[]> answer) {
    if (answer.headers().firstValue("Accept-Ranges").isPresent()) {
      return "bytes";
    }
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
        ? "page"
        : "manifest";
  }

  /// Whether a cache has to look at who fetches.
  private static boolean varies(HttpResponse<byte[]> answer) {
    return answer.headers().allValues("Vary").stream()
        .anyMatch(vary -> vary.startsWith("Accept") && vary.contains("Sec-Fetch-Mode"));
  }
}
