package dev.waybill.application.inventory;

import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;

/// Something that database and store do not agree on.
public sealed interface Finding {
  /// A blob that no row knows, older than any upload that may still be under way.
  record Orphan(BlobKey blob) implements Finding {}

  /// A file whose bytes cannot be had as they were.
  sealed interface Faulty extends Finding {
    Upload upload();

    StoredFile file();
  }

  /// A row without its blob.
  record Missing(Upload upload, StoredFile file) implements Faulty {}

  /// @param found the blob's length in bytes; the row says another
  record WrongLength(Upload upload, StoredFile file, long found) implements Faulty {}

  /// The length is right, the SHA-256 is not.
  record Altered(Upload upload, StoredFile file) implements Faulty {}

  /// The store fails on this blob, or its key cannot be opened.
  ///
  /// @param reason a sentence
  record Unreadable(Upload upload, StoredFile file, String reason) implements Faulty {}
}
