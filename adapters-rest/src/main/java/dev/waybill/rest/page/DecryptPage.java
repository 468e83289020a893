package dev.waybill.rest.page;

import java.time.Instant;
import java.util.List;

/// Decrypts end-to-end encrypted files in the reader's browser; the server never has the key.
///
/// @param files those behind this link; each row's address gives ciphertext with the `E2E-Salt`,
///   `E2E-IV` and `E2E-Scheme` headers: `/f/{file id}/encrypted`
public record DecryptPage(List<FileRow> files, Instant expiresAt) implements Page {
  public DecryptPage {
    files = List.copyOf(files);
  }
}
