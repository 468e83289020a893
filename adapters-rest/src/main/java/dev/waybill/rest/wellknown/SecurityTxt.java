package dev.waybill.rest.wellknown;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The text of `security.txt` (RFC 9116).
///
/// @param contact a `mailto:`, `https:` or `tel:` address
/// @param publicUrl of this installation, without a slash at its end
public record SecurityTxt(URI contact, Optional<URI> publicUrl, InstantSource clock) {
  /// For how long somebody may rely on an answer. The operator stands by it with every day that the
  /// installation serves it.
  private static final Duration VALID = Duration.ofDays(30);

  String text() {
    var expires = clock.instant().plus(VALID).truncatedTo(ChronoUnit.DAYS);
    return "Contact: " + contact + "\nExpires: " + expires + "\n" + canonical();
  }

  private String canonical() {
    return publicUrl
        .map(url -> "Canonical: " + url + SecurityTxtResource.ADDRESS + "\n")
        .orElse("");
  }
}
