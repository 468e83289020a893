package dev.waybill.rest.page;

import dev.waybill.domain.upload.ByteCount;
import java.time.Instant;
import java.util.List;

/// Decrypts end-to-end encrypted files in the reader's browser; the server never has the key.
///
/// @param files those behind this link
public record DecryptPage(List<EncryptedRow> files, Instant expiresAt) implements Page {
  public DecryptPage {
    files = List.copyOf(files);
  }

  /// Of all files together, encrypted.
  public ByteCount size() {
    return new ByteCount(files.stream().mapToLong(file -> file.size().value()).sum());
  }
}
