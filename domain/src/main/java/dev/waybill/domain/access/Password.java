package dev.waybill.domain.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A password exactly as it was received: 1 to 1024 bytes of UTF-8, every one significant (ASVS
/// 6.2.8). Never printed.
public record Password(String value) {
  public static final int MAX_BYTES = 1024;

  public Password {
    if (!isAllowed(value)) {
      throw new IllegalArgumentException("a password has 1 to 1024 bytes");
    }
  }

  /// Empty for text that cannot be a password: none, too long to be hashed, or half a character (a
  /// lone surrogate), which has no bytes of its own.
  public static Optional<Password> of(String text) {
    return isAllowed(text) ? Optional.of(new Password(text)) : Optional.empty();
  }

  private static boolean isAllowed(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_BYTES
        && StandardCharsets.UTF_8.newEncoder().canEncode(text)
        && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  @Override
  public String toString() {
    return "Password[redacted]";
  }
}
