package dev.waybill.storage.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key of 32 bytes encrypted by another one: AES-256-GCM under a random nonce, as base64url of
/// version (1 byte), nonce (12), encrypted key (32) and tag (16).
final class Envelope {
  static final int KEY = 32;
  static final int NONCE = 12;

  private static final byte VERSION = 1;
  private static final int TAG = 16;
  private static final int LENGTH = 1 + NONCE + KEY + TAG;

  private Envelope() {}

  static SecretKey aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  /// @param nonce random, never used before with `by`
  /// @param context what the envelope opens in again, ASCII
  static String seal(SecretKey by, byte[] nonce, byte[] key, String context) {
    var envelope = new byte[LENGTH];
    envelope[0] = VERSION;
    System.arraycopy(nonce, 0, envelope, 1, NONCE);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, by, envelope, context);
      cipher.doFinal(key, 0, KEY, envelope, 1 + NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not encrypt", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(envelope);
  }

  /// The key inside; empty where the envelope was sealed by another key or in another context, or
  /// is none.
  static Optional<byte[]> open(SecretKey by, String sealed, String context) {
    var envelope = decoded(sealed);
    if (envelope.length != LENGTH || envelope[0] != VERSION) {
      return Optional.empty();
    }
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, by, envelope, context);
      return Optional.of(cipher.doFinal(envelope, 1 + NONCE, KEY + TAG));
    } catch (AEADBadTagException otherwise) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not decrypt", e);
    }
  }

  private static byte[] decoded(String sealed) {
    try {
      return Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }

  private static Cipher cipher(int mode, SecretKey by, byte[] envelope, String context)
      throws GeneralSecurityException {
    var nonce = Arrays.copyOfRange(envelope, 1, 1 + NONCE);
    var cipher = Aes.gcm();
    cipher.init(mode, by, new GCMParameterSpec(8 * TAG, nonce));
    cipher.updateAAD(context.getBytes(US_ASCII));
    return cipher;
  }
}
