package dev.waybill.storage.encryption;

import dev.waybill.application.port.BlobDamaged;

/// The arithmetic of the format: how a blob is cut into segments, and how long each is.
///
/// @param plainSize of the blob, in bytes
record Segments(long plainSize) {
  /// Plaintext bytes of every segment but the last, which has 1 to as many; 0 in an empty blob.
  static final int PLAIN = 64 * 1024;

  /// What encryption adds to a segment.
  static final int TAG = 16;

  static final int SEALED = PLAIN + TAG;

  /// The segments of an encrypted blob of that many bytes.
  ///
  /// @throws BlobDamaged where no blob encrypts to that length: it was cut or is none
  static Segments ofSealed(long sealedSize) {
    var whole = sealedSize / SEALED;
    var rest = sealedSize % SEALED;
    if (rest == 0 && whole > 0) {
      return new Segments(whole * PLAIN);
    }
    if (rest > TAG || (rest == TAG && whole == 0)) {
      return new Segments(whole * PLAIN + rest - TAG);
    }
    throw new BlobDamaged("a blob of " + sealedSize + " bytes is not an encrypted blob");
  }

  /// The number of the last one, from 0.
  long last() {
    return plainSize == 0 ? 0 : (plainSize - 1) / PLAIN;
  }

  long sealedSize() {
    return Math.addExact(plainSize, Math.multiplyExact(last() + 1, TAG));
  }

  /// Encrypted bytes of a segment.
  int sealedLength(long segment) {
    return segment < last() ? SEALED : Math.toIntExact(plainSize - last() * PLAIN) + TAG;
  }
}
