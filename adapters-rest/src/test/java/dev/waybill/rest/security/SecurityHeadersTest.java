package dev.waybill.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
  private static final String POLICY = "Content-Security-Policy";

  @Test
  void pagesRunOnlyScriptsFromHere() {
    var pages = SecurityHeaders.forPages("bm9uY2U=");
    assertThat(pages)
        .extractingByKey(POLICY, InstanceOfAssertFactories.STRING)
        .doesNotContain("unsafe", "*", "http", "data:", "blob:")
        .contains(
            "default-src 'none'",
            "script-src 'nonce-bm9uY2U='",
            "style-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "worker-src 'self'",
            "require-trusted-types-for 'script'",
            "trusted-types waybill-worker");
    assertThat(pages)
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("Referrer-Policy", "no-referrer")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
        .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
        .containsKey("Permissions-Policy");
  }

  @Test
  void bytesRunNothingAndMayBeCachedAsTheCallerSays() {
    assertThat(SecurityHeaders.forBytes())
        .containsEntry(POLICY, "sandbox; default-src 'none'; frame-ancestors 'none'")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
        .containsEntry("Referrer-Policy", "no-referrer")
        .containsEntry("X-Robots-Tag", "noindex, nofollow")
        .doesNotContainKey("Cache-Control");
  }

  @Test
  void answersOfTheApiAreNeverStored() {
    assertThat(SecurityHeaders.forApi())
        .containsAllEntriesOf(SecurityHeaders.forBytes())
        .containsEntry("Cache-Control", "no-store");
  }
}
