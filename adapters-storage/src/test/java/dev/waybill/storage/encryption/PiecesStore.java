package dev.waybill.storage.encryption;

import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.domain.upload.BlobKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Hands blobs on in portions of one size, by direct buffers.
///
/// @param inner whose sources write buffers, never files
record PiecesStore(BlobStore inner, int portion) implements BlobStore {
  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    return inner.create(blob, atMost);
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    return inner.open(blob).map(source -> new Pieces(source, portion));
  }

  @Override
  public void delete(BlobKey key) {
    inner.delete(key);
  }

  @Override
  public void list(Consumer<BlobKey> found) {
    inner.list(found);
  }

  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    return inner.listHours(from, before, found);
  }

  @Override
  public void requireAvailable() {
    inner.requireAvailable();
  }

  @Override
  public void probe() {
    inner.probe();
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
