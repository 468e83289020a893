package dev.waybill.storage.encryption;

import dev.waybill.application.fake.ForwardingBlobStore;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.BlobTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/// Hands blobs on in portions of one size, by direct buffers.
final class PiecesStore extends ForwardingBlobStore {
  private final int portion;

  /// @param inner whose sources write buffers, never files
  PiecesStore(BlobStore inner, int portion) {
    super(inner);
    this.portion = portion;
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    return super.open(blob).map(source -> new Pieces(source, portion));
  }

  private record Pieces(BlobSource source, int portion) implements BlobSource {
    @Override
    public long size() {
      return source.size();
    }

    @Override
    public void writeTo(long offset, long length, BlobTarget target) throws IOException {
      source.writeTo(offset, length, new Portions(target, portion));
    }

    @Override
    public void close() {
      source.close();
    }
  }

  private record Portions(BlobTarget target, int portion) implements BlobTarget {
    @Override
    public void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        var count = Math.min(portion, bytes.remaining());
        var piece = ByteBuffer.allocateDirect(count);
        piece.put(bytes.slice(bytes.position(), count)).flip();
        target.write(piece);
        bytes.position(bytes.position() + count);
      }
    }

    @Override
    public void transferFrom(FileChannel file, long position, long count) throws IOException {
      target.transferFrom(file, position, count);
    }
  }
}
