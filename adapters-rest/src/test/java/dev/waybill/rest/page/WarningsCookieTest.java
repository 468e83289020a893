package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarningsCookieTest {
  private static final String PAGE = "/manage/x";

  @Test
  void what_was_put_in_comes_out() {
    var sentences = List.of("größe: is not known here", "a line\nmore");
    assertThat(readBack(sentences)).containsExactly("größe: is not known here", "a line more");
    assertThat(WarningsCookie.of(List.of(), PAGE, true)).isEmpty();
  }

  /// Browsers keep no cookie of more than 4096 bytes.
  @Test
  void what_does_not_fit_is_left_away() {
    var cookie =
        WarningsCookie.of(List.of("a".repeat(1_500), "b".repeat(1_500), "c"), PAGE, true)
            .orElseThrow();
    assertThat(cookie.getValue()).hasSizeLessThan(3_000);
    assertThat(readBack(List.of("a".repeat(1_500), "b".repeat(1_500), "c")))
        .containsExactly("a".repeat(1_500), "c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "not base64!", "=="})
  void what_is_not_ours_is_passed_over(String value) {
    assertThat(WarningsCookie.in(Asking.get(PAGE, "Cookie", "waybill-warnings=" + value)))
        .isEmpty();
  }

  private static List<String> readBack(List<String> sentences) {
    var cookie = WarningsCookie.of(sentences, PAGE, true).orElseThrow();
    return WarningsCookie.in(
        Asking.get(PAGE, "Cookie", cookie.getName() + "=" + cookie.getValue()));
  }
}
