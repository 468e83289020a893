package dev.waybill.rest.page;

import dev.waybill.domain.encryption.EndToEndEncryption;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.StoredFile;
import java.util.Optional;

/// One end-to-end encrypted file in a list.
///
/// @param name as the uploader sent it: the encrypted one is inside
/// @param size of the ciphertext
/// @param url where the ciphertext comes from: a path
/// @param salt base64
/// @param iv base64
public record EncryptedRow(
    String name, ByteCount size, String url, String scheme, String salt, String iv) {
  /// Of a file that is encrypted.
  public static Optional<EncryptedRow> of(StoredFile file) {
    return file.encryption().map(encryption -> of(file, encryption));
  }

  private static EncryptedRow of(StoredFile file, EndToEndEncryption encryption) {
    return new EncryptedRow(
        file.name().value(),
        file.size(),
        "/f/" + file.id() + "/encrypted",
        encryption.scheme(),
        encryption.salt(),
        encryption.iv());
  }
}
