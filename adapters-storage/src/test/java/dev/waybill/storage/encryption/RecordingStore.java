package dev.waybill.storage.encryption;

import dev.waybill.application.fake.ForwardingBlobStore;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.domain.upload.BlobKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Remembers what the store is asked for, and can be told to break the port's promise.
final class RecordingStore extends ForwardingBlobStore {
  record Range(long offset, long length) {}

  private final BlobStore inner;
  private final List<BlobRef> refs = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();
  private OptionalLong announced = OptionalLong.empty();
  private int batches;
  private long missing;
  private @Nullable UnavailableException nextWrite;

  RecordingStore(BlobStore inner) {
    super(inner);
    this.inner = inner;
  }

  List<BlobRef> refs() {
    return refs;
  }

  List<Range> ranges() {
    return ranges;
  }

  OptionalLong announced() {
    return announced;
  }

  int batches() {
    return batches;
  }

  /// The next write fails, and leaves its sink as it was.
  void failNextWrite(UnavailableException fault) {
    nextWrite = fault;
  }

  /// From now on sources leave out so many bytes at the end (or, of a negative number, add some)
  /// and say nothing.
  void endEarlyBy(long bytes) {
    missing = bytes;
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    refs.add(blob);
    announced = atMost;
    return new Failing(super.create(blob, atMost));
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    refs.add(blob);
    return super.open(blob).map(Recording::new);
  }

  @Override
  public List<BlobKey> deleteAll(Collection<BlobKey> keys) {
    batches++;
    return inner.deleteAll(keys);
  }

  private final class Failing implements BlobSink {
    private final BlobSink sink;

    Failing(BlobSink sink) {
      this.sink = sink;
    }

    @Override
    public void write(ByteBuffer bytes) {
      var fault = nextWrite;
      nextWrite = null;
      if (fault != null) {
        throw fault;
      }
      sink.write(bytes);
    }

    @Override
    public void finish() {
      sink.finish();
    }

    @Override
    public void publish() {
      sink.publish();
    }

    @Override
    public void close() {
      sink.close();
    }
  }

  private final class Recording implements BlobSource {
    private final BlobSource source;

    Recording(BlobSource source) {
      this.source = source;
    }

    @Override
    public long size() {
      return source.size();
    }

    @Override
    public void writeTo(long offset, long length, BlobTarget target) throws IOException {
      ranges.add(new Range(offset, length));
      source.writeTo(offset, length - missing, target);
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
