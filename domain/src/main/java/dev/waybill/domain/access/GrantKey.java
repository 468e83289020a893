package dev.waybill.domain.access;

import dev.waybill.domain.upload.UploadId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The installation's key for grants: what the page's password form hands out as a cookie, so that
/// the password never stands in a URL. A grant `v1.{until}.{mac}` opens one upload until an
/// instant; its HMAC-SHA-256 covers the password's hash, so a changed password ends it at once.
public final class GrantKey {
  public static final int RANDOM_BYTES = 32;

  private static final Pattern FORM = Pattern.compile("v1\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

  private final byte[] secret;

  public GrantKey(byte[] secret) {
    if (secret.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("a grant key has 32 bytes");
    }
    this.secret = secret.clone();
  }

  public String grant(UploadId upload, PasswordHash password, Instant until) {
    return "v1."
        + until.getEpochSecond()
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(mac(upload, password, until.getEpochSecond()));
  }

  public boolean isAnyValid(
      List<String> grants, UploadId upload, PasswordHash password, Instant now) {
    return grants.stream().anyMatch(text -> isValid(text, upload, password, now));
  }

  private boolean isValid(String text, UploadId upload, PasswordHash password, Instant now) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    try {
      var until = Long.parseLong(parts.group(1));
      var given = Base64.getUrlDecoder().decode(parts.group(2));
      return MessageDigest.isEqual(given, mac(upload, password, until))
          && now.isBefore(Instant.ofEpochSecond(until));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return false;
    }
  }

  private byte[] mac(UploadId upload, PasswordHash password, long until) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var text = "grant\n" + upload + "\n" + until + "\n" + password.encoded();
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public String toString() {
    return "GrantKey[redacted]";
  }
}
