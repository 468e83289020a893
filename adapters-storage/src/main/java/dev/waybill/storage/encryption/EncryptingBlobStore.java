package dev.waybill.storage.encryption;

import dev.waybill.application.port.BlobRange;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.domain.upload.BlobKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Encrypts the blobs that have a data key on their way into another store, and decrypts them on
/// the way out. Blobs without one pass through as they are, so that what was stored before
/// encryption was turned on stays readable.
///
/// A blob is a row of segments of 64 KiB, each with a tag of 16 bytes behind it: [SegmentCipher]
/// says how they are encrypted, [Segments] how long they are. There is nothing else in it, so the
/// length of either form follows from the other's, and a range is read from the segments that cover
/// it. Whatever is not authentic (cut, moved, swapped, a bit flipped) is a
/// [dev.waybill.application.port.StorageUnavailable], and none of its bytes go out.
///
/// A data key encrypts one sequence of bytes: two blobs must never be created under the same
/// [BlobRef], unless their bytes are the same.
public final class EncryptingBlobStore implements BlobStore {
  private final BlobStore inner;
  private final SegmentBuffers buffers = new SegmentBuffers();

  private EncryptingBlobStore(BlobStore inner) {
    this.inner = inner;
  }

  /// Puts encryption around `inner`, which gets to see no data key.
  public static EncryptingBlobStore around(BlobStore inner) {
    return new EncryptingBlobStore(inner);
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    var plain = BlobRef.plain(blob.key());
    if (blob.dataKey().isEmpty()) {
      return inner.create(plain, atMost);
    }
    return new EncryptingSink(inner.create(plain, sealed(atMost)), SegmentCipher.of(blob), buffers);
  }

  /// What is too long to exist is no hint.
  private static OptionalLong sealed(OptionalLong atMost) {
    return atMost.isEmpty() || atMost.getAsLong() > Long.MAX_VALUE / 2
        ? OptionalLong.empty()
        : OptionalLong.of(new Segments(atMost.getAsLong()).sealedSize());
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    var opened = inner.open(BlobRef.plain(blob.key()));
    return blob.dataKey().isEmpty() ? opened : opened.map(source -> decrypting(blob, source));
  }

  /// Asks the store for the segments that cover the range.
  @Override
  public Optional<BlobSource> open(BlobRef blob, BlobRange first) {
    if (blob.dataKey().isEmpty()) {
      return inner.open(BlobRef.plain(blob.key()), first);
    }
    if (first.length() == 0 && first.size() > 0) {
      return open(blob);
    }
    var segments = new Segments(first.size());
    var window = Window.of(segments, first.offset(), first.length());
    var sealed = new BlobRange(segments.sealedSize(), window.sealedOffset(), window.sealedLength());
    return inner.open(BlobRef.plain(blob.key()), sealed).map(source -> decrypting(blob, source));
  }

  private BlobSource decrypting(BlobRef blob, BlobSource source) {
    try {
      var segments = Segments.ofSealed(source.size());
      return new DecryptingSource(source, segments, SegmentCipher.of(blob), buffers);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  @Override
  public void delete(BlobKey key) {
    inner.delete(key);
  }

  @Override
  public List<BlobKey> deleteAll(Collection<BlobKey> keys) {
    return inner.deleteAll(keys);
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
  public void requireAvailable(OptionalLong atMost) {
    inner.requireAvailable(sealed(atMost));
  }

  @Override
  public void probe() {
    inner.probe();
  }
}
