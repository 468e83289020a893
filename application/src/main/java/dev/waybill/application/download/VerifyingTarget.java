package dev.waybill.application.download;

import dev.waybill.application.content.TransferBuffers;
import dev.waybill.application.port.BlobDamaged;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.domain.upload.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Holds the bytes of a whole file against what came in. The last piece is handed on only if all
/// were right, so that wrong bytes never make a whole answer.
final class VerifyingTarget implements BlobTarget {
  private final BlobTarget target;
  private final StoredFile file;
  private final Verification.Checksum checksum;
  private final TransferBuffers buffers;
  private long missing;

  VerifyingTarget(
      BlobTarget target, StoredFile file, Verification verification, TransferBuffers buffers) {
    this.target = target;
    this.file = file;
    this.checksum = verification.begin();
    this.buffers = buffers;
    this.missing = file.size().value();
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    checksum.update(bytes.duplicate());
    missing -= bytes.remaining();
    if (missing <= 0 && !(missing == 0 && checksum.matches(file))) {
      throw new BlobDamaged("Blob " + file.blob() + " does not have the bytes that were stored");
    }
    target.write(bytes);
  }

  /// Verified bytes have to pass through the JVM: no sendfile.
  @Override
  public void transferFrom(FileChannel source, long position, long count) throws IOException {
    buffers.copy(source, position, count, this);
  }
}
