package dev.waybill.storage.encryption;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/// The one cipher that is used, for blobs and for keys.
final class Aes {
  private Aes() {}

  static Cipher gcm() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no AES-GCM", e);
    }
  }
}
