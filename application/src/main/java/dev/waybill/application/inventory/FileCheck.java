package dev.waybill.application.inventory;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.inventory.Finding.Altered;
import dev.waybill.application.inventory.Finding.Faulty;
import dev.waybill.application.inventory.Finding.Missing;
import dev.waybill.application.inventory.Finding.Unreadable;
import dev.waybill.application.inventory.Finding.WrongLength;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.io.IOException;
import java.util.Optional;

/// Holds the blob of a file against its row.
///
/// @param deep whether every byte is read, not only the length looked at
record FileCheck(StoredContents contents, BlobStore blobs, boolean deep) {
  record FileOf(Upload upload, StoredFile file) {}

  Optional<Faulty> check(FileOf item) {
    if (item.file().isEmpty()) {
      return Optional.empty();
    }
    try {
      var found = blobs.open(contents.refTo(item.file()));
      if (found.isEmpty()) {
        return Optional.of(new Missing(item.upload(), item.file()));
      }
      try (var source = found.get()) {
        return check(item, source);
      }
    } catch (UnavailableException fault) {
      return unreadable(item, fault);
    }
  }

  private Optional<Faulty> check(FileOf item, BlobSource source) {
    var size = item.file().size().value();
    if (source.size() != size) {
      return Optional.of(new WrongLength(item.upload(), item.file(), source.size()));
    }
    return deep ? read(item, source) : Optional.empty();
  }

  private static Optional<Faulty> read(FileOf item, BlobSource source) {
    var hashed = new HashedTarget(_ -> {});
    try {
      source.writeTo(0, source.size(), hashed);
    } catch (IOException fault) {
      return unreadable(item, fault);
    }
    return hashed.digest().equals(item.file().sha256())
        ? Optional.empty()
        : Optional.of(new Altered(item.upload(), item.file()));
  }

  private static Optional<Faulty> unreadable(FileOf item, Exception fault) {
    return Optional.of(
        new Unreadable(item.upload(), item.file(), String.valueOf(fault.getMessage())));
  }
}
