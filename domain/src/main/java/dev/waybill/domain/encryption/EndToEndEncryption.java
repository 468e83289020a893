package dev.waybill.domain.encryption;

import java.util.Base64;
import java.util.Optional;

/// How a client encrypted a file before sending it. The server never has the key.
///
/// @param scheme a versioned name: that of an [EncryptionScheme], but what is stored may be newer
/// @param salt base64 of 16 to 48 bytes
/// @param iv base64 of exactly 12 bytes; AES-GCM must never see one key and iv twice
public record EndToEndEncryption(String scheme, String salt, String iv) {
  private static final int MIN_SALT = 16;
  private static final int MAX_SALT = 48;
  private static final int IV = 12;
  private static final int MAX_TEXT = 64;

  public EndToEndEncryption {
    if (scheme.isEmpty() || !isSalt(salt) || !isIv(iv)) {
      throw new IllegalArgumentException("not end-to-end encryption parameters");
    }
  }

  public static boolean isSalt(String text) {
    return decodedLength(text).filter(n -> n >= MIN_SALT && n <= MAX_SALT).isPresent();
  }

  public static boolean isIv(String text) {
    return decodedLength(text).filter(n -> n == IV).isPresent();
  }

  /// Standard base64 with padding only (RFC 4648 section 4), and only in its canonical form.
  private static Optional<Integer> decodedLength(String text) {
    if (text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes.length)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
