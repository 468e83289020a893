package dev.waybill.rest.upload;

import dev.waybill.domain.upload.FilePath;
import java.util.List;

/// The names of one upload's files, with folders, as they were sent.
final class SentPaths {
  private static final String CUT =
      ": the folders of a file were left out, as its path begins with / or a drive letter, holds a"
          + " backslash, an empty part, . or .., or is longer than "
          + FilePath.MAX_SEGMENTS
          + " parts or "
          + FilePath.MAX_BYTES
          + " bytes";

  private boolean isCut;

  FilePath read(String raw) {
    var sent = FilePath.sent(raw);
    isCut |= sent.isCut();
    return sent.path();
  }

  /// @param field that they came in
  List<String> warnings(String field) {
    return isCut ? List.of(field + CUT) : List.of();
  }
}
