package dev.waybill.domain.upload;

import dev.waybill.domain.encryption.EndToEndEncryption;
import dev.waybill.domain.size.ByteCount;
import java.util.Optional;

/// One named sequence of bytes inside an upload.
///
/// @param crc32 of the bytes, kept from ingest so that a zip's layout is known before it is read
/// @param wrappedKey of the key that the blob is encrypted with at rest, where it is
/// @param encryption how the client encrypted the bytes, where it did
public record StoredFile(
    FileId id,
    FilePath path,
    MediaType type,
    ByteCount size,
    Digest sha256,
    int crc32,
    BlobKey blob,
    Optional<WrappedKey> wrappedKey,
    Optional<EndToEndEncryption> encryption) {
  /// What the file is saved as.
  public FileName name() {
    return path.name();
  }

  /// Has no bytes, and so needs no blob. One that older versions stored may have a blob of no bytes
  /// under its key all the same, which goes with the file.
  public boolean isEmpty() {
    return size.value() == 0;
  }
}
