package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.security.SecurityHeaders;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PageResponseTest {
  private static final PageResponse PAGES =
      new PageResponse(new PageWriter(new PageRenderer(Samples.ASSETS), () -> Samples.NONCE));

  static List<Page> pages() {
    return Samples.everyPage("report.pdf");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageHasTheHeadersOfPages(Page page) {
    try (var response = PAGES.with(page, Asking.get("/", "Accept-Language", "es")).build()) {
      assertThat(response.getStatus()).isEqualTo(page.status());
      assertThat(response.getHeaderString("Content-Type")).isEqualTo("text/html;charset=utf-8");
      assertThat(response.getHeaderString("Content-Language")).isEqualTo("es");
      assertThat(response.getHeaderString("Vary"))
          .isEqualTo("Accept, Accept-Encoding, Accept-Language");
      SecurityHeaders.forPages(Samples.NONCE)
          .forEach((name, value) -> assertThat(response.getHeaderString(name)).isEqualTo(value));
    }
  }

  @ParameterizedTest
  @CsvSource({"MISSING, 401", "WRONG, 403", "TOO_MANY_TRIES, 429"})
  void thePasswordPageHasTheStatusOfItsReason(PasswordPage.Reason reason, int status) {
    assertThat(Samples.password(reason).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfErrorHasWords(ErrorPage.Kind kind) {
    for (int status = 400; status < 600; status++) {
      var page = new ErrorPage(status, kind, "request-1", Optional.empty(), OptionalLong.empty());
      assertThat(page.status()).isEqualTo(status);
      assertThat(Samples.html(page)).contains(">" + status + "<", "request-1");
    }
  }

  /// The others name what is on no page, or nothing that a reader chose.
  @ParameterizedTest
  @EnumSource
  void onlyAnEntryThatIsNotAllowedIsNamed(ErrorPage.Kind kind) {
    var page = new ErrorPage(400, kind, "1", Optional.of("<passwrod>"), OptionalLong.empty());
    assertThat(Samples.html(page).contains("&lt;passwrod&gt;"))
        .isEqualTo(kind == ErrorPage.Kind.INVALID_FIELD);
  }
}
