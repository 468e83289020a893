package dev.waybill.domain.upload;

import java.security.MessageDigest;

/// The secret that one blob is encrypted with at rest: 32 random bytes (AES-256). Never kept as it
/// is; see [WrappedKey].
public final class DataKey {
  /// How many random bytes [#of] takes.
  public static final int BYTES = 32;

  private final byte[] bytes;

  private DataKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a data key has 32 bytes");
    }
    this.bytes = bytes;
  }

  public static DataKey of(byte[] bytes) {
    return new DataKey(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "DataKey[redacted]";
  }
}
