package dev.waybill.bootstrap.access;

import static dev.waybill.bootstrap.access.House.FORM_TYPE;
import static dev.waybill.bootstrap.access.House.cookie;
import static dev.waybill.bootstrap.access.House.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.upload.GrantKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which answers hand out the cookie that opens an upload for a while, and what it opens. What each
/// kind opens in every state is in the [AccessTable].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantTest {
  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String RIGHT = "?pw=right%3A+horse";
  private House house;

  @BeforeAll
  void open(@TempDir Path data) {
    house = new House(data);
  }

  @AfterAll
  void close() {
    house.close();
  }

  private HttpResponse<byte[]> get(String path, String... headers) {
    return house.client().get(path, headers);
  }

  @ParameterizedTest
  @EnumSource(names = {"PASSWORD", "E2E_PASSWORD"})
  void thePageThatAnswersAPasswordOpensItsOwnLinks(State state) {
    var sample = house.in(state);
    for (var id : new String[] {sample.upload(), sample.file()}) {
      var page = expect(200, get("/f/" + id + RIGHT, "Accept", HTML));
      var grant = cookie(page).orElseThrow();
      assertThat(grant).startsWith("waybill_" + sample.upload() + "=v1.");
      expect(200, get("/f/" + sample.upload() + "?download=1", "Cookie", grant));
      expect(200, get("/f/" + sample.file() + "?download=1", "Cookie", grant));
      if (state.isEncrypted()) {
        expect(200, get("/f/" + sample.file() + "/encrypted", "Cookie", grant));
      }
    }
  }

  @Test
  void soDoesThePageThatAnswersAPasswordInAHeader() {
    var link = "/f/" + house.in(State.PASSWORD).upload();
    var page = expect(200, get(link, "Accept", HTML, "Waybill-Password", House.RIGHT));
    expect(200, get(link + "?download=1", "Cookie", cookie(page).orElseThrow()));
  }

  @Test
  void theCookieGoesToLinksOnlyAndNoScriptSeesIt() {
    var sample = house.in(State.PASSWORD);
    var closed = house.in(State.PRIVATE);
    for (var page :
        new HttpResponse<?>[] {
          get("/f/" + sample.upload() + RIGHT, "Accept", HTML),
          get("/manage/" + closed.token(), "Accept", HTML)
        }) {
      var text = page.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(Arrays.stream(text.split(";")).skip(1))
          .contains("Path=/f/", "Max-Age=1800", "HttpOnly", "SameSite=Lax")
          .noneMatch(attribute -> attribute.startsWith("Domain"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json"})
  void whatIsNoPageHandsOutNone(String accept) {
    var sample = house.in(State.PASSWORD);
    assertThat(cookie(expect(200, get("/f/" + sample.upload() + RIGHT, "Accept", accept))))
        .isEmpty();
    assertThat(
            cookie(expect(200, get("/f/" + sample.file() + RIGHT + "&download=1", "Accept", HTML))))
        .isEmpty();
    assertThat(cookie(expect(200, get("/manage/" + sample.token(), "Accept", accept)))).isEmpty();
    var closed = house.in(State.PRIVATE);
    assertThat(cookie(expect(200, get("/manage/" + closed.token(), "Accept", accept)))).isEmpty();
  }

  @Test
  void aWrongPasswordGetsNoneAndAGrantDoesNotProlongItself() {
    var sample = house.in(State.PASSWORD);
    var link = "/f/" + sample.upload();
    assertThat(cookie(expect(403, get(link + "?pw=wrong", "Accept", HTML)))).isEmpty();
    assertThat(cookie(expect(200, get(link, "Accept", HTML, "Cookie", sample.cookie())))).isEmpty();
    var beside = get(link + "?pw=wrong", "Accept", HTML, "Cookie", sample.cookie());
    assertThat(cookie(expect(200, beside))).isEmpty();
  }

  @Test
  void onlyThePageOfAPrivateUploadOpensItsLinks() {
    for (var state : new State[] {State.PUBLIC, State.PASSWORD, State.SEVERAL_FILES}) {
      assertThat(house.ownersCookie(house.in(state))).isEmpty();
    }
    var closed = house.in(State.PRIVATE);
    var grant = closed.owners();
    assertThat(grant)
        .startsWith("waybill_" + closed.upload() + "=o1.")
        .doesNotContain(closed.token());
    for (var link : new String[] {"/f/" + closed.upload(), "/f/" + closed.file()}) {
      var page = expect(200, get(link, "Accept", HTML, "Cookie", grant));
      assertThat(cookie(page)).isEmpty();
      expect(200, get(link + "?download=1", "Accept", HTML, "Cookie", grant));
      expect(404, get(link, "Accept", HTML));
    }
  }

  @Test
  void anyChangeOfSettingsEndsAnOwnersGrantAndTheNextPageGivesAnother() {
    var closed = house.in(State.PRIVATE);
    var link = "/f/" + closed.upload();
    expect(200, house.post("/manage/" + closed.token(), FORM_TYPE, "expires=1d"));
    expect(404, get(link, "Cookie", closed.owners()));
    expect(200, get(link, "Cookie", house.ownersCookie(closed).orElseThrow()));
  }

  @Test
  void anOwnersGrantEndsAfterHalfAnHourAndWithTheUpload() {
    var closed = house.in(State.PRIVATE);
    var deleted = house.in(State.PRIVATE);
    expect(200, house.post("/delete/" + deleted.token(), FORM_TYPE, ""));
    expect(404, get("/f/" + deleted.upload(), "Cookie", deleted.owners()));
    house.clock().move(GrantKey.LIFETIME.minusSeconds(1));
    expect(200, get("/f/" + closed.upload(), "Cookie", closed.owners()));
    house.clock().move(Duration.ofSeconds(1));
    expect(404, get("/f/" + closed.upload(), "Cookie", closed.owners()));
  }

  /// No matter whose key or upload: a grant of one kind under the name of the other is none.
  @Test
  void aGrantThatSaysItIsOfTheOtherKindOpensNothing() {
    var closed = house.in(State.PRIVATE);
    var guarded = house.in(State.PASSWORD);
    expect(404, get("/f/" + closed.upload(), "Cookie", guarded.cookie().replace("v1.", "o1.")));
    expect(401, get("/f/" + guarded.upload(), "Cookie", guarded.past().replace("o1.", "v1.")));
  }
}
