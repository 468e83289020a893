package dev.waybill.rest.page;

import dev.waybill.domain.size.ByteCount;
import java.time.Instant;
import java.util.List;

/// Decrypts end-to-end encrypted files in the reader's browser; the server never has the key.
///
/// @param files those behind this link
/// @param ownView whether nobody but its owner sees it
public record DecryptPage(List<EncryptedRow> files, Instant expiresAt, boolean ownView)
    implements Page {
  private static final List<String> SCRIPTS =
      List.of(
          "decrypt-files.js",
          "decrypt-row.js",
          "e2e-bytes.js",
          "e2e-container.js",
          "e2e-fetch.js",
          "e2e-keys.js",
          "e2e-metadata.js",
          "e2e-reader.js",
          "e2e-seed.js",
          "words.js");

  private static final List<String> SAVING_SCRIPTS = List.of("e2e-save.js", "e2e-worker.js");

  public DecryptPage {
    files = List.copyOf(files);
  }

  /// What the page loads by imports of its script, named so that none is waited for in turn, and so
  /// that each has its integrity.
  public List<String> scripts() {
    return SCRIPTS;
  }

  /// What it fetches once the passphrase has opened something.
  public List<String> savingScripts() {
    return SAVING_SCRIPTS;
  }

  /// Of all files together, encrypted.
  public ByteCount size() {
    return new ByteCount(files.stream().mapToLong(file -> file.size().value()).sum());
  }
}
