package dev.waybill.rest.wellknown;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityTxtTest {
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-12-01T07:08:09.123Z"));
  private static final URI CONTACT = URI.create("mailto:cert@example.org");

  @Test
  void it_names_the_contact_and_holds_for_a_month() {
    assertThat(new SecurityTxt(CONTACT, Optional.empty(), NOW).text())
        .isEqualTo("Contact: mailto:cert@example.org\nExpires: 2026-12-31T00:00:00Z\n");
  }

  @Test
  void with_a_public_url_it_says_where_it_belongs() {
    var url = Optional.of(URI.create("https://files.example.org"));
    assertThat(new SecurityTxt(CONTACT, url, NOW).text())
        .endsWith("Canonical: https://files.example.org/.well-known/security.txt\n");
  }
}
