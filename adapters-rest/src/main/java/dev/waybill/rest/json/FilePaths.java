package dev.waybill.rest.json;

import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.StoredFile;
import java.util.Optional;

/// The member `path` of a file in answers.
public final class FilePaths {
  private FilePaths() {}

  /// Folders and name with `/` between them; empty for a file without folders.
  public static Optional<String> shown(StoredFile file) {
    return Optional.of(file.path()).filter(FilePath::hasFolders).map(FilePath::value);
  }
}
