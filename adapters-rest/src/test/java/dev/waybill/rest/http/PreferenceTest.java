package dev.waybill.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
  private static final String CHROME =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
          + "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHROME,
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "text/html",
        "TEXT/HTML;charset=utf-8",
        "text/html;level=1;q=0.5, */*;q=0.4",
        "text/html;q=0.001",
        "text/html, */*;q=0.999",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/xhtml+xml",
        "application/json;q=0.9,text/html",
        "text/html,application/json",
      })
  void browsersGetPages(String accept) {
    assertThat(Preference.of(accept)).isEqualTo(Preference.HTML);
    assertThat(Preference.prefersHtml(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json, */*;q=0.5",
        "application/json, text/javascript, */*; q=0.01",
        "Application/JSON; charset=utf-8",
        "application/json,text/html;q=0.9",
        "application/json, text/html",
        "application/json;q=0.9, text/html;q=0.9, */*;q=0.8",
        "text/html;q=0.5, application/json;q=0.6",
        "application/json, application/zip;q=0.5",
      })
  void programsThatPreferJsonGetAManifest(String accept) {
    assertThat(Preference.of(accept)).isEqualTo(Preference.JSON);
    assertThat(Preference.prefersHtml(accept)).isFalse();
  }

  @ParameterizedTest(name = "H18 {0}")
  @ValueSource(
      strings = {
        "",
        " ",
        "*/*",
        "*/*;q=0",
        "image/png",
        "image/avif,image/webp,*/*",
        "application/json, text/plain, */*",
        "application/json, */*",
        "*/*, application/json, text/html",
        "*/*, application/zip, application/json, text/html, text/plain",
        "application/octet-stream, text/html, application/json",
        "application/octet-stream, application/json",
        "text/html, application/octet-stream",
        "text/html, application/xhtml+xml, */*",
        "text/html;q=0.9, */*;q=0.9",
        "application/json;q=0.5, */*;q=0.5",
        "application/json;q=0, */*;q=0",
        "image/*",
        "application/octet-stream, application/json;q=0.9",
        "application/octet-stream, text/html;q=0.9",
        "application/*, text/html;q=0.5",
        "text/html;q=0",
        "text/html;q=0.0, application/json;q=0",
        "text/html;q=0.5, */*",
        "text/html;q=x",
        "text/html;q=2",
        "text/html;q=-1",
        "text",
        ",,;,",
      })
  void anythingElseGetsBytes(String accept) {
    assertThat(Preference.of(accept)).isEqualTo(Preference.BYTES);
    assertThat(Preference.prefersHtml(accept)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html | true",
        "*/*, text/html;q=0.1 | true",
        "application/xhtml+xml;q=0.9 | true",
        "*/* | false",
        "text/html;q=0 | false",
        "application/json | false"
      })
  void whetherHtmlIsAcceptedByName(String accept, boolean named) {
    assertThat(Preference.namesHtml(accept)).isEqualTo(named);
  }

  @Test
  void withoutAHeaderItIsBytes() {
    assertThat(Preference.of(null)).isEqualTo(Preference.BYTES);
    assertThat(Preference.prefersProblem(null)).isFalse();
    assertThat(Preference.namesHtml(null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/openmetrics-text                                                   | true
          application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.4,*/*;q=0.1    | true
          text/plain;q=0.4,APPLICATION/openmetrics-text;version=0.0.1;q=0.75             | true
          application/openmetrics-text;q=0,*/*                                           | false
          application/openmetrics-text;q=0.2,text/plain;version=0.0.4;q=0.3              | false
          text/plain                                                                     | false
          text/html,*/*;q=0.8                                                            | false
          application/vnd.google.protobuf;encoding=delimited;q=0.7,text/plain;q=0.3      | false
          ;;;,q=                                                                         | false
          """)
  void openMetricsHaveToBeNamed(String accept, boolean openMetrics) {
    assertThat(Preference.prefersOpenMetrics(accept)).isEqualTo(openMetrics);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/problem+json | true",
        "application/json, application/problem+json | true",
        "application/problem+json, text/html;q=0.5 | true",
        "application/problem+json;q=0 | false",
        "application/json | false",
        "*/* | false",
        "text/html, application/problem+json;q=0.5 | false",
      })
  void problemDetailsHaveToBeNamed(String accept, boolean problem) {
    assertThat(Preference.prefersProblem(accept)).isEqualTo(problem);
  }

  @Test
  @Timeout(2)
  void aThousandWeightsCostLittle() {
    var long1 = "a/b;q=0.1,".repeat(100_000);
    var long2 = "text/html" + ";q=0.1".repeat(100_000);
    for (int i = 0; i < 20; i++) {
      assertThat(Preference.of(long1)).isEqualTo(Preference.BYTES);
      assertThat(Preference.of(long2)).isEqualTo(Preference.HTML);
    }
  }

  @Property
  void anyTextHasAnAnswer(@ForAll String accept) {
    assertThat(Preference.of(accept)).isEqualTo(Preference.BYTES);
  }

  @Property
  void ofTwoThatAreWeighedTheHeavierWins(
      @ForAll("weights") int html, @ForAll("weights") int json, @ForAll("weights") int any) {
    var accept =
        "text/html;q=%s, application/json;q=%s, */*;q=%s"
            .formatted(weight(html), weight(json), weight(any));
    var expected =
        any >= html && any >= json
            ? Preference.BYTES
            : json > html ? Preference.JSON : Preference.HTML;
    assertThat(Preference.of(accept)).isEqualTo(expected);
  }

  private static String weight(int thousandths) {
    return String.format(Locale.ROOT, "%d.%03d", thousandths / 1000, thousandths % 1000);
  }

  @Provide
  Arbitrary<Integer> weights() {
    return Arbitraries.of(0, 1, 100, 500, 501, 999, 1000);
  }
}
