package dev.waybill.application.download;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.domain.upload.StoredFile;
import java.io.IOException;

/// Writes the bytes of what a reader was let in to. A blob that is missing or too short is a
/// [StorageUnavailable]: what was written so far must then not look complete.
public final class ReadContent {
  private final StoredContents contents;

  public ReadContent(StoredContents contents) {
    this.contents = contents;
  }

  /// Writes the bytes `[offset, offset + length)` of a representation.
  ///
  /// @throws IOException from the target alone
  public void write(Representation content, long offset, long length, BlobTarget target)
      throws IOException {
    switch (content) {
      case Representation.SingleFile(var file) -> write(file, offset, length, target);
      case Representation.Archive archive -> write(archive, offset, length, target);
    }
  }

  private void write(Representation.Archive archive, long offset, long length, BlobTarget target)
      throws IOException {
    for (var segment : archive.layout().segments(offset, length)) {
      switch (segment) {
        case ZipSegment.Bytes bytes -> target.write(bytes.content());
        case ZipSegment.Slice(var member, var from, var count) ->
            write(archive.files().get(member), from, count, target);
      }
    }
  }

  private void write(StoredFile file, long offset, long length, BlobTarget target)
      throws IOException {
    try (var source = contents.open(file)) {
      source.writeTo(offset, length, target);
    }
  }
}
