package dev.waybill.application.download;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.content.TransferBuffers;
import dev.waybill.application.port.Alarm;
import dev.waybill.application.port.BlobDamaged;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.domain.upload.StoredFile;
import java.io.IOException;

/// Writes the bytes of what a reader was let in to, whole files under the eye of a checksum. Where
/// a blob cannot be read or is not what was stored, what was written so far must not look complete.
final class ReadContent {
  private static final int LARGE_BUFFERS = 32;

  private final StoredContents contents;
  private final Verification verification;
  private final Alarm alarm;
  private final TransferBuffers buffers = new TransferBuffers(LARGE_BUFFERS);

  ReadContent(StoredContents contents, Verification verification, Alarm alarm) {
    this.contents = contents;
    this.verification = verification;
    this.alarm = alarm;
  }

  /// Fails where [#write] would fail before its first byte: for one who asks and reads nothing. An
  /// archive begins with bytes of its own, and breaks off at a blob that is missing.
  void require(Representation content) {
    if (content instanceof Representation.SingleFile(var file)) {
      require(file);
    }
  }

  private void require(StoredFile file) {
    try {
      contents.open(file, 0, Math.min(1, file.size().value())).close();
    } catch (BlobDamaged damaged) {
      alarm.damaged(damaged, Alarm.Moment.OPENED);
      throw damaged;
    }
  }

  /// Writes the bytes `[offset, offset + length)` of a representation.
  ///
  /// @throws IOException from the target alone
  void write(Representation content, long offset, long length, BlobTarget target)
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
    boolean whole = offset == 0 && length == file.size().value() && length > 0;
    var moment = Alarm.Moment.OPENED;
    try (var source = contents.open(file, offset, length)) {
      moment = Alarm.Moment.READ;
      source.writeTo(
          offset,
          length,
          whole ? new VerifyingTarget(target, file, verification, buffers) : target);
    } catch (BlobDamaged damaged) {
      alarm.damaged(damaged, moment);
      throw damaged;
    }
  }
}
