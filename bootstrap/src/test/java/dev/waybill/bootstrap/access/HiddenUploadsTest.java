package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must not be seen gives nothing away (trust.md D1, D3).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenUploadsTest {
  private static final List<String> TELLTALES =
      List.of(
          "ETag",
          "Last-Modified",
          "Content-Disposition",
          "Content-Range",
          "Accept-Ranges",
          "Repr-Digest",
          "E2E-Salt",
          "E2E-IV",
          "E2E-Scheme");
  private House house;
  private Sample closed;
  private Sample guarded;
  private String tag;

  @BeforeAll
  void open(@TempDir Path data) {
    house = new House(data);
    closed = house.in(State.E2E_PRIVATE);
    guarded = house.in(State.E2E_PASSWORD);
    tag = tagOf(closed);
    assertThat(tagOf(guarded)).isEqualTo(tag);
  }

  @AfterAll
  void close() {
    house.close();
  }

  private String tagOf(Sample sample) {
    var bearer = "Bearer " + sample.token();
    var owned = house.client().get("/f/" + sample.upload(), "Authorization", bearer);
    return owned.headers().firstValue("ETag").orElseThrow();
  }

  private record Seen(int status, Map<String, List<String>> headers, String body) {
    /// Without what differs between any two answers.
    static Seen of(HttpResponse<byte[]> response) {
      var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(response.headers().map());
      headers.remove("Date");
      var requestId = response.headers().firstValue("X-Request-Id").orElseThrow();
      headers.remove("X-Request-Id");
      headers.computeIfPresent("Content-Security-Policy", (_, all) -> withoutNonces(all));
      var body = new String(response.body(), StandardCharsets.UTF_8).replace(requestId, "ID");
      return new Seen(response.statusCode(), headers, withoutNonce(body));
    }

    private static List<String> withoutNonces(List<String> policies) {
      return policies.stream().map(Seen::withoutNonce).toList();
    }

    private static String withoutNonce(String text) {
      return text.replaceAll("nonce(-|=\")[A-Za-z0-9+/=]+", "nonce");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, '', */*",
    "GET, '', text/html",
    "GET, '', application/json",
    "GET, '', application/problem+json",
    "GET, ?download=1, text/html",
    "GET, ?pw=guess, */*",
    "HEAD, '', */*",
    "GET, /encrypted, */*",
    "HEAD, /encrypted, */*",
    "GET, /content, */*",
    "GET, /content, text/html",
    "HEAD, /content, */*",
    "GET, /manifest, */*",
    "GET, /manifest, application/json",
    "HEAD, /manifest, */*",
    "POST, '', text/html"
  })
  void allThatIsHiddenAnswersTheSame(String method, String after, String accept) {
    var seen =
        Stream.of(State.NEVER_EXISTED, State.EXPIRED, State.DELETED, State.PRIVATE)
            .map(house::in)
            .flatMap(sample -> Stream.of(sample.upload(), sample.file(), "no-id-at-all"))
            .map(id -> ask(method, "/f/" + id + after, "Accept", accept))
            .map(Seen::of)
            .distinct()
            .toList();
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE"})
  void aTokenThatNoLongerOpensAnswersLikeOneThatNeverDid(String method) {
    var seen =
        Stream.of(State.NEVER_EXISTED, State.EXPIRED, State.DELETED)
            .map(state -> Seen.of(ask(method, "/manage/" + house.in(state).token())))
            .distinct()
            .toList();
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "If-None-Match, TAG",
    "If-None-Match, *",
    "If-Match, '\"other\"'",
    "If-Modified-Since, 'Mon, 23 Nov 2026 23:00:00 GMT'",
    "If-Unmodified-Since, 'Mon, 23 Nov 2020 10:00:00 GMT'",
    "Range, bytes=0-0",
    "Range, bytes=999999-",
    "Range, 'bytes=0-0,2-2'",
  })
  void noPreconditionIsLookedAtBeforeAccess(String header, String value) {
    for (var after : List.of("", "/encrypted", "/content", "/manifest", "?pw=guess")) {
      for (var method : List.of("GET", "HEAD")) {
        var text = value.replace("TAG", tag);
        tellsNothing(404, ask(method, "/f/" + closed.upload() + after, header, text));
        var refused = after.contains("pw") ? 403 : 401;
        tellsNothing(refused, ask(method, "/f/" + guarded.upload() + after, header, text));
      }
    }
  }

  private static void tellsNothing(int status, HttpResponse<byte[]> response) {
    House.expect(status, response);
    assertThat(response.headers().map().keySet().stream().map(HiddenUploadsTest::lower))
        .doesNotContainAnyElementsOf(TELLTALES.stream().map(HiddenUploadsTest::lower).toList());
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .doesNotContain("all aboard", "waybill.txt");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private HttpResponse<byte[]> ask(String method, String path, String... headers) {
    return house.client().send(method, path, BodyPublishers.noBody(), headers);
  }
}
