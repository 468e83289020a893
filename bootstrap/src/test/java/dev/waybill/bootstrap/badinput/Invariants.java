package dev.waybill.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawResponse;
import java.util.Locale;
import java.util.regex.Pattern;

/// What holds for every answer, whatever was asked.
final class Invariants {
  /// Words that only the inside of the service knows.
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)exception|stack ?trace|\\bat [a-z0-9.$]+\\(|\\bjava[.x]|dev\\.waybill|jetty|jersey"
              + "|glassfish|hibernate|sqlite|\\bselect\\b.+\\bfrom\\b|waybill\\.db|0\\.1\\.0");

  private Invariants() {}

  /// @param directory of the data
  static void hold(RawResponse answer, String directory) {
    var status = answer.status();
    assertThat(status < 500 || status == 501 || status == 505 || isBusy(answer))
        .as("I1: %s", status)
        .isTrue();
    checkHeaders(answer);
    if (status >= 400) {
      assertThat(answer.text()).as("I2").doesNotContainPattern(INSIDE).doesNotContain(directory);
    }
  }

  /// The one 5xx of ours: more work at once than there is room for. Rows say where it may be.
  private static boolean isBusy(RawResponse answer) {
    return answer.status() == 503 && answer.header("Retry-After").isPresent();
  }

  private static void checkHeaders(RawResponse answer) {
    var policy = answer.header("Content-Security-Policy").orElse("none");
    assertThat(answer.header("X-Content-Type-Options")).as("I8").hasValue("nosniff");
    assertThat(answer.header("Referrer-Policy")).as("I8").hasValue("no-referrer");
    assertThat(policy).as("I8").contains("default-src 'none'", "frame-ancestors 'none'");
    var html = answer.header("Content-Type").orElse("").startsWith("text/html");
    assertThat(policy.contains("sandbox")).as("I8: %s", policy).isEqualTo(!html);
    assertThat(answer.headers().keySet())
        .as("I8")
        .map(name -> name.toLowerCase(Locale.ROOT))
        .noneMatch(name -> name.startsWith("access-control-"))
        .doesNotContain("server", "x-powered-by");
  }
}
