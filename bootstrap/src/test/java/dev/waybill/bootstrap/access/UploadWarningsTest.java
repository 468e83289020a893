package dev.waybill.bootstrap.access;

import static dev.waybill.bootstrap.access.House.expect;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A browser without script is told of warnings, too: by the page that it is sent to.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadWarningsTest {
  private static final String HTML = "text/html";

  private static final String FORM =
      """
      --b\r
      Content-Disposition: form-data; name="%s"\r
      \r
      red\r
      --b\r
      Content-Disposition: form-data; name="files"; filename="a.txt"\r
      \r
      abc\r
      --b--\r
      """;

  private House house;

  @BeforeAll
  void open(@TempDir Path data) {
    house = new House(data);
  }

  @AfterAll
  void close() {
    house.close();
  }

  @Test
  void the_page_after_a_form_shows_them() {
    var answer = expect(303, post(FORM.formatted("colour")));
    assertThat(page(answer, cookie(answer).orElseThrow())).contains("colour");
    var attributes =
        Arrays.asList(answer.headers().firstValue("Set-Cookie").orElseThrow().split(";"));
    assertThat(attributes)
        .contains("Path=" + manage(answer), "Max-Age=60", "HttpOnly", "SameSite=Strict");
  }

  @Test
  void so_does_that_after_a_put() {
    var answer =
        expect(
            303,
            house
                .client()
                .send("PUT", "/upload/a?colour=red", BodyPublishers.ofString("a"), "Accept", HTML));
    assertThat(page(answer, cookie(answer).orElseThrow())).contains("colour");
  }

  @Test
  void without_any_there_is_no_cookie() {
    assertThat(
            cookie(
                expect(
                    303,
                    post(
                        FORM.formatted("csrf")
                            .replace("name=\"csrf\"\r\n\r\nred", "name=\"expires\"\r\n\r\n1d")))))
        .isEmpty();
  }

  @Test
  void no_other_visit_shows_them() {
    var answer = expect(303, post(FORM.formatted("colour")));
    var cookie = cookie(answer).orElseThrow();
    assertThat(page(answer, "waybill-lang=en")).doesNotContain("colour");
    var later = expect(200, house.client().get(manage(answer), "Accept", HTML, "Cookie", cookie));
    assertThat(new String(later.body(), UTF_8)).doesNotContain("colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "!!!", "a", "_____w", "\"\"", "Zm9v.YmFy"})
  void a_cookie_that_is_not_ours_changes_nothing(String value) {
    var answer = expect(303, post(FORM.formatted("colour")));
    assertThat(page(answer, "waybill-warnings=" + value)).contains("<h1>");
  }

  @Test
  void what_it_says_is_text() {
    var answer = expect(303, post(FORM.formatted("colour")));
    var forged = Base64.getUrlEncoder().encodeToString("<script>x</script>".getBytes(UTF_8));
    assertThat(page(answer, "waybill-warnings=" + forged)).contains("&lt;script&gt;x");
    var long1 = Base64.getUrlEncoder().encodeToString("long".repeat(1_200).getBytes(UTF_8));
    assertThat(page(answer, "waybill-warnings=" + long1)).doesNotContain("longlong");
  }

  private HttpResponse<byte[]> post(String form) {
    return house
        .client()
        .send(
            "POST",
            "/upload",
            BodyPublishers.ofString(form),
            "Content-Type",
            "multipart/form-data; boundary=b",
            "Accept",
            HTML);
  }

  private String page(HttpResponse<byte[]> uploaded, String cookie) {
    var location = uploaded.headers().firstValue("Location").orElseThrow();
    var page = expect(200, house.client().get(location, "Accept", HTML, "Cookie", cookie));
    return new String(page.body(), UTF_8);
  }

  private static String manage(HttpResponse<?> uploaded) {
    return uploaded.headers().firstValue("Location").orElseThrow().replace("?new=1", "");
  }

  private static Optional<String> cookie(HttpResponse<?> uploaded) {
    return uploaded
        .headers()
        .firstValue("Set-Cookie")
        .map(text -> text.substring(0, text.indexOf(';')));
  }
}
