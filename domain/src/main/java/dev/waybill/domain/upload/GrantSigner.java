package dev.waybill.domain.upload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs and checks grants of one kind: `{kind}.{until}.{mac}`, an HMAC-SHA-256 over the end (in
/// seconds since 1970), the upload and the state of it that the grant is bound to.
final class GrantSigner {
  private static final String ALGORITHM = "HmacSHA256";

  private final String kind;
  private final Pattern form;
  private final byte[] key;

  private GrantSigner(String kind, byte[] key) {
    this.kind = kind;
    this.form = Pattern.compile(kind + "\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");
    this.key = key;
  }

  /// @param purpose what makes the key another than that of any other kind
  static GrantSigner derived(String kind, byte[] secret, String purpose) {
    return new GrantSigner(kind, hmac(secret, purpose));
  }

  /// @param bound what must still be so for the grant to count; without line breaks
  String sign(Instant until, String upload, String bound) {
    var end = until.getEpochSecond();
    return kind
        + "."
        + end
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(end, upload, bound));
  }

  boolean isValid(String text, Instant now, String upload, String bound) {
    var parts = form.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    try {
      var until = Long.parseLong(parts.group(1));
      var given = Base64.getUrlDecoder().decode(parts.group(2));
      return MessageDigest.isEqual(given, mac(until, upload, bound))
          && now.isBefore(Instant.ofEpochSecond(until));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return false;
    }
  }

  private byte[] mac(long until, String upload, String bound) {
    return hmac(key, upload + "\n" + until + "\n" + bound);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
