package dev.waybill.storage.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// Bytes in slabs. As their number is known and they stay there, they can be sent more than once.
/// Used by one thread at a time.
final class Gathered {
  private final SlabPool pool;
  private final List<byte[]> slabs = new ArrayList<>();
  private int size;

  Gathered(SlabPool pool) {
    this.pool = pool;
  }

  int size() {
    return size;
  }

  int slabs() {
    return slabs.size();
  }

  /// Copies what fits, but never more than makes `most` in all. Answers whether anything was
  /// copied; nothing means that there is no slab left.
  boolean take(ByteBuffer bytes, long most) {
    var before = size;
    while (bytes.hasRemaining() && size < most && hasRoom()) {
      var at = size % SlabPool.SLAB_BYTES;
      var count =
          Math.min(bytes.remaining(), (int) Math.min(SlabPool.SLAB_BYTES - at, most - size));
      bytes.get(slabs.getLast(), at, count);
      size += count;
    }
    return size > before;
  }

  private boolean hasRoom() {
    if (size < (long) slabs.size() * SlabPool.SLAB_BYTES) {
      return true;
    }
    var slab = slabs.isEmpty() ? pool.takeFirst() : pool.takeAnother();
    return slab != null && slabs.add(slab);
  }

  /// What was gathered, to be read.
  List<ByteBuffer> pieces() {
    var pieces = new ArrayList<ByteBuffer>();
    for (int n = 0; n < slabs.size(); n++) {
      var from = n * SlabPool.SLAB_BYTES;
      pieces.add(ByteBuffer.wrap(slabs.get(n), 0, Math.min(SlabPool.SLAB_BYTES, size - from)));
    }
    return pieces;
  }

  RequestBody body() {
    return new RequestBody() {
      @Override
      public @Nullable MediaType contentType() {
        return null;
      }

      @Override
      public long contentLength() {
        return size;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        for (var piece : pieces()) {
          sink.write(piece);
        }
      }
    };
  }

  /// Gives the slabs back: nothing is gathered any more.
  void clear() {
    slabs.forEach(pool::giveBack);
    slabs.clear();
    size = 0;
  }
}
