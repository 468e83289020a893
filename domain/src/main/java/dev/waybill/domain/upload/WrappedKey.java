package dev.waybill.domain.upload;

import java.util.regex.Pattern;

/// A [DataKey] as a row keeps it: encrypted by a key of its tenant, `{id of that key}.{base64url}`.
/// Whoever erases it, or the tenant's key, has erased the blob.
public record WrappedKey(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}\\.[A-Za-z0-9_-]{1,200}");

  public WrappedKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a wrapped key");
    }
  }

  /// @param keyId of the tenant's key: 16 hex digits
  /// @param sealed the encrypted key, base64url
  public static WrappedKey of(String keyId, String sealed) {
    return new WrappedKey(keyId + "." + sealed);
  }

  /// Of the tenant's key that opens it: 16 hex digits.
  public String keyId() {
    return value.substring(0, 16);
  }

  /// The encrypted key, base64url.
  public String sealed() {
    return value.substring(17);
  }

  @Override
  public String toString() {
    return "WrappedKey[" + keyId() + "]";
  }
}
