package dev.waybill.rest.http;

import static dev.waybill.rest.http.Preconditions.Result.FAILED;
import static dev.waybill.rest.http.Preconditions.Result.NOT_MODIFIED;
import static dev.waybill.rest.http.Preconditions.Result.PROCEED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {
  private static final String TAG = "\"same\"";
  private static final String MODIFIED = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static final String BEFORE = "Sun, 06 Nov 1994 08:49:36 GMT";
  private static final String AFTER = "Sun, 06 Nov 1994 08:49:38 GMT";

  @Test
  void withoutConditionsItProceeds() {
    assertThat(evaluate()).isEqualTo(PROCEED);
    assertThat(rangeApplies()).isTrue();
  }

  @ParameterizedTest(name = "R14 {0}")
  @ValueSource(
      strings = {
        "\"same\"",
        "W/\"same\"",
        "*",
        " * ",
        "\"a\", \"same\"",
        "\"a\",W/\"same\"",
        "\"a\" ,, \"same\" ,",
        "\"with,comma\", \"same\"",
      })
  void aKnownTagIsNotModified(String tags) {
    assertThat(evaluate("If-None-Match", tags)).isEqualTo(NOT_MODIFIED);
  }

  @ParameterizedTest(name = "R14 {0}")
  @ValueSource(
      strings = {
        "",
        "\"other\"",
        "same",
        "'same'",
        "w/\"same\"",
        "\"same",
        "same\"",
        "\"SAME\"",
        "\"*\"",
        "unquoted, \"same\"",
        "\"a\" \"same\"",
        "\"a\\\"same\"",
      })
  void anotherOrAMalformedTagProceeds(String tags) {
    assertThat(evaluate("If-None-Match", tags)).isEqualTo(PROCEED);
  }

  @Test
  @Timeout(2)
  void aLongListCostsLittle() {
    assertThat(evaluate("If-None-Match", "\"x\",".repeat(20_000))).isEqualTo(PROCEED);
    assertThat(evaluate("If-None-Match", "x".repeat(100_000))).isEqualTo(PROCEED);
    assertThat(evaluate("If-None-Match", " ".repeat(100_000))).isEqualTo(PROCEED);
    assertThat(evaluate("If-None-Match", "\"" + "x".repeat(100_000))).isEqualTo(PROCEED);
    assertThat(evaluate("If-None-Match", " ,".repeat(50_000) + "x")).isEqualTo(PROCEED);
  }

  @ParameterizedTest(name = "R15 {0}")
  @CsvSource({"*, PROCEED", "'\"same\"', PROCEED", "'\"a\", \"same\"', PROCEED"})
  void ifMatchGoesOnForThisRepresentation(String tags, Preconditions.Result result) {
    assertThat(evaluate("If-Match", tags)).isEqualTo(result);
  }

  @ParameterizedTest(name = "R15 {0}")
  @ValueSource(strings = {"\"other\"", "other", "same", "W/\"same\"", ""})
  void ifMatchFailsForAnyOtherAndForAWeakTag(String tags) {
    assertThat(evaluate("If-Match", tags)).isEqualTo(FAILED);
  }

  @Test
  void r17IfUnmodifiedSinceComparesSeconds() {
    assertThat(evaluate("If-Unmodified-Since", BEFORE)).isEqualTo(FAILED);
    assertThat(evaluate("If-Unmodified-Since", MODIFIED)).isEqualTo(PROCEED);
    assertThat(evaluate("If-Unmodified-Since", AFTER)).isEqualTo(PROCEED);
    assertThat(evaluate("If-Unmodified-Since", "yesterday")).isEqualTo(PROCEED);
  }

  @Test
  void ifModifiedSinceComparesSeconds() {
    assertThat(evaluate("If-Modified-Since", BEFORE)).isEqualTo(PROCEED);
    assertThat(evaluate("If-Modified-Since", MODIFIED)).isEqualTo(NOT_MODIFIED);
    assertThat(evaluate("If-Modified-Since", AFTER)).isEqualTo(NOT_MODIFIED);
    assertThat(evaluate("If-Modified-Since", "yesterday")).isEqualTo(PROCEED);
  }

  @Test
  void tagsWinOverDates() {
    assertThat(evaluate("If-None-Match", "\"other\"", "If-Modified-Since", AFTER))
        .isEqualTo(PROCEED);
    assertThat(evaluate("If-Match", TAG, "If-Unmodified-Since", BEFORE)).isEqualTo(PROCEED);
  }

  @Test
  void whatMustHoldIsAskedBeforeWhatIsKnown() {
    assertThat(evaluate("If-Match", "\"other\"", "If-None-Match", TAG)).isEqualTo(FAILED);
    assertThat(evaluate("If-Unmodified-Since", BEFORE, "If-None-Match", TAG)).isEqualTo(FAILED);
    assertThat(evaluate("If-Match", TAG, "If-None-Match", TAG)).isEqualTo(NOT_MODIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {TAG, MODIFIED, "Sunday, 06-Nov-94 08:49:37 GMT"})
  void aRangeAppliesToThisRepresentation(String validator) {
    assertThat(rangeApplies("If-Range", validator)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"other\"", "W/\"same\"", "same", "*", BEFORE, AFTER, "yesterday"})
  void aRangeAppliesToNoOther(String validator) {
    assertThat(rangeApplies("If-Range", validator)).isFalse();
  }

  @Property
  void anyValueHasAnAnswer(@ForAll String a, @ForAll String b, @ForAll String c) {
    assertThat(evaluate("If-None-Match", a, "If-Modified-Since", b)).isNotEqualTo(FAILED);
    assertThat(evaluate("If-Match", a, "If-Unmodified-Since", b)).isNotEqualTo(NOT_MODIFIED);
    assertThat(conditions("If-Range", c).evaluate()).isEqualTo(PROCEED);
  }

  private static Preconditions.Result evaluate(String... headers) {
    return conditions(headers).evaluate();
  }

  private static boolean rangeApplies(String... headers) {
    return conditions(headers).rangeApplies();
  }

  private static Preconditions conditions(String... headers) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    return new Preconditions(
        name -> Optional.ofNullable(map.get(name)), TAG, Instant.parse("1994-11-06T08:49:37Z"));
  }
}
