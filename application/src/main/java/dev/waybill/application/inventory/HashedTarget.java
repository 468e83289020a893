package dev.waybill.application.inventory;

import dev.waybill.application.port.BlobTarget;
import dev.waybill.domain.digest.Sha256;
import dev.waybill.domain.upload.Digest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.function.Consumer;

/// Counts the SHA-256 of what passes, and hands it on. Used once.
final class HashedTarget implements BlobTarget {
  private static final int CHUNK = 128 * 1024;

  private final MessageDigest sha256 = Sha256.begin();
  private final Consumer<ByteBuffer> next;

  /// @param next takes all remaining bytes of what it is given
  HashedTarget(Consumer<ByteBuffer> next) {
    this.next = next;
  }

  /// Of everything that has passed.
  Digest digest() {
    return Digest.of(sha256.digest());
  }

  @Override
  public void write(ByteBuffer bytes) {
    sha256.update(bytes.duplicate());
    next.accept(bytes);
    bytes.position(bytes.limit());
  }

  @Override
  public void transferFrom(FileChannel file, long position, long count) throws IOException {
    var chunk = ByteBuffer.allocateDirect(Math.clamp(count, 1, CHUNK));
    var end = position + count;
    for (long at = position; at < end; ) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), end - at));
      var read = file.read(chunk, at);
      if (read < 0) {
        throw new EOFException("the file ends at " + at);
      }
      write(chunk.flip());
      at += read;
    }
  }
}
