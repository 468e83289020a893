package dev.waybill.domain.access;

import dev.waybill.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The waybill: 256 random bits as 43 characters of base64url. Whoever has it manages the upload;
/// only its hash is stored (ASVS 11.5.1). Never printed.
public record ManagementToken(String value) {
  /// How many random bytes [#of] takes.
  public static final int RANDOM_BYTES = 32;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

  public ManagementToken {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a management token");
    }
  }

  public static ManagementToken of(byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("a management token takes 32 random bytes");
    }
    return new ManagementToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /// Empty for anything but the one canonical form: no padding, no stray bits.
  public static Optional<ManagementToken> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ManagementToken(text)) : Optional.empty();
  }

  public ManagementTokenHash hash() {
    return ManagementTokenHash.of(Sha256.of(value.getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public String toString() {
    return "ManagementToken[redacted]";
  }
}
