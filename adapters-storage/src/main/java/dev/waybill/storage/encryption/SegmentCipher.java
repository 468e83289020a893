package dev.waybill.storage.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.waybill.application.port.BlobRef;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts or decrypts the segments of one blob: AES-256-GCM under the blob's data key. The nonce
/// is the segment's number (11 bytes, big-endian) and 1 for the last segment, 0 for others
/// (STREAM), so that no segment can be cut off, added or moved. The additional data name the format
/// and the blob. For one thread at a time.
final class SegmentCipher {
  private static final String FORMAT = "waybill/blob/1|";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 8 * Segments.TAG;

  private final SecretKey key;
  private final byte[] additional;
  private final Cipher cipher = Aes.gcm();
  private final ByteBuffer nonce = ByteBuffer.allocate(NONCE);

  private SegmentCipher(SecretKey key, byte[] additional) {
    this.key = key;
    this.additional = additional;
  }

  /// @param blob with its data key
  static SegmentCipher of(BlobRef blob) {
    return new SegmentCipher(
        new SecretKeySpec(blob.dataKey().orElseThrow().bytes(), "AES"),
        (FORMAT + blob.key()).getBytes(US_ASCII));
  }

  /// Encrypts the first `length` bytes in place; answers how many there are then.
  int seal(long segment, boolean last, byte[] bytes, int length) {
    try {
      begin(Cipher.ENCRYPT_MODE, segment, last);
      return cipher.doFinal(bytes, 0, length, bytes, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not encrypt", e);
    }
  }

  /// Decrypts the first `length` bytes of `sealed`; answers how many are in `plain` now. What is
  /// there after a failure is not to be looked at.
  int open(long segment, boolean last, byte[] sealed, int length, byte[] plain)
      throws AEADBadTagException {
    try {
      begin(Cipher.DECRYPT_MODE, segment, last);
      return cipher.doFinal(sealed, 0, length, plain, 0);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not decrypt", e);
    }
  }

  private void begin(int mode, long segment, boolean last) throws GeneralSecurityException {
    nonce.putLong(NONCE - 1 - Long.BYTES, segment).put(NONCE - 1, (byte) (last ? 1 : 0));
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce.array()));
    cipher.updateAAD(additional);
  }
}
