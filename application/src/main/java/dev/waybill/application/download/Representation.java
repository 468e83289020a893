package dev.waybill.application.download;

import dev.waybill.domain.upload.StoredFile;
import java.util.List;

/// What a link leads to, as bytes: one file as it is, or several as a zip.
public sealed interface Representation {
  record SingleFile(StoredFile file) implements Representation {}

  /// @param files in upload order, at least two
  record Archive(List<StoredFile> files) implements Representation {
    public Archive {
      files = List.copyOf(files);
    }
  }

  static Representation of(List<StoredFile> files) {
    return files.size() == 1 ? new SingleFile(files.getFirst()) : new Archive(files);
  }

  default List<StoredFile> allFiles() {
    return switch (this) {
      case SingleFile(var file) -> List.of(file);
      case Archive(var files) -> files;
    };
  }
}
