package dev.waybill.storage.total;

import dev.waybill.application.port.BlobRange;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.domain.upload.BlobKey;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A store that takes so many files and bytes in all and no more: what goes beyond is
/// [dev.waybill.application.port.StorageFull]. It knows what is stored from [counts][#beforeCount],
/// and counts what this process adds in between; what other nodes add or anybody deletes is seen by
/// the next count. Blobs that no upload needs are not in it.
public final class LimitedBlobStore implements BlobStore {
  /// @param bytes of all files, as their senders sent them
  /// @param files of all uploads
  public record Limit(long bytes, long files) {
    public static final long NONE = Long.MAX_VALUE;
  }

  /// What this process had kept when a count began.
  public record Count(long bytes, long files) {}

  private final BlobStore inner;
  private final Stock bytes;
  private final Stock files;

  public LimitedBlobStore(BlobStore inner, Limit limit) {
    this.inner = inner;
    this.bytes = new Stock(limit.bytes(), "all files have WAYBILL_MAX_STORED_SIZE by now");
    this.files = new Stock(limit.files(), "there are WAYBILL_MAX_STORED_FILES files by now");
  }

  /// Is to be asked before all uploads are gone through, for [#counted].
  public Count beforeCount() {
    return new Count(bytes.kept(), files.kept());
  }

  /// @param began what [#beforeCount] answered
  public void counted(Count began, long bytesFound, long filesFound) {
    bytes.counted(bytesFound, began.bytes());
    files.counted(filesFound, began.files());
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    bytes.requireRoomFor(1);
    files.take(1);
    try {
      return new Limited(inner.create(blob, atMost));
    } catch (RuntimeException notBegun) {
      files.giveUp(1);
      throw notBegun;
    }
  }

  private final class Limited implements BlobSink {
    private final BlobSink sink;
    private long written;
    private boolean ended;

    Limited(BlobSink sink) {
      this.sink = sink;
    }

    @Override
    public void write(ByteBuffer more) {
      var amount = more.remaining();
      bytes.take(amount);
      written += amount;
      sink.write(more);
    }

    @Override
    public void finish() {
      sink.finish();
    }

    @Override
    public void publish() {
      sink.publish();
      ended = true;
      bytes.keep(written);
      files.keep(1);
    }

    @Override
    public void close() {
      sink.close();
      if (!ended) {
        ended = true;
        bytes.giveUp(written);
        files.giveUp(1);
      }
    }
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    return inner.open(blob);
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob, BlobRange first) {
    return inner.open(blob, first);
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
    requireAvailable(OptionalLong.empty());
  }

  /// What a client announces is the size of a form, with a little more than its files: a node that
  /// is nearly full looks at the bytes as they come.
  @Override
  public void requireAvailable(OptionalLong atMost) {
    files.requireRoomFor(1);
    bytes.requireRoomFor(1);
    inner.requireAvailable(atMost);
  }

  @Override
  public void probe() {
    inner.probe();
  }
}
