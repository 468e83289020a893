package dev.waybill.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDatesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      })
  void allThreeFormsOfRfc9110AreRead(String text) {
    assertThat(HttpDates.parse(text)).contains(Instant.parse("1994-11-06T08:49:37Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "1994-11-06T08:49:37Z",
        "784111777",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 99999999999 08:49:37 GMT",
      })
  void anythingElseIsNoDate(String text) {
    assertThat(HttpDates.parse(text)).isEmpty();
  }

  @Test
  void aDateIsWrittenInTheFixedLengthForm() {
    assertThat(HttpDates.of(Instant.parse("2026-09-03T01:02:03Z")))
        .isEqualTo("Thu, 03 Sep 2026 01:02:03 GMT");
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll @LongRange(min = 0, max = 253402300799L) long second) {
    var instant = Instant.ofEpochSecond(second);
    assertThat(HttpDates.parse(HttpDates.of(instant))).contains(instant);
    assertThat(HttpDates.of(instant)).hasSize(29);
  }

  @Property
  void anyTextHasAnAnswer(@ForAll String text) {
    assertThat(HttpDates.parse(text)).isEmpty();
  }
}
