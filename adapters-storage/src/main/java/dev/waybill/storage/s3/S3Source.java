package dev.waybill.storage.s3;

import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobTarget;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A blob that is read in ranges, each by a request of its own, the first of which may have opened
/// it: between two of them nothing is held open. A blob that is deleted meanwhile cannot be read
/// on, which is a fault, never an end.
final class S3Source implements BlobSource {
  private final Bucket bucket;
  private final String object;
  private final Bucket.Head head;
  private final LeastPace pace;
  private @Nullable First first;
  private boolean closed;

  /// The answer with which the source was opened.
  ///
  /// @param offset of its first byte
  /// @param length that was asked for
  record First(long offset, long length, InputStream in) {}

  S3Source(Bucket bucket, String object, Bucket.Head head, LeastPace pace, @Nullable First first) {
    this.bucket = bucket;
    this.object = object;
    this.head = head;
    this.pace = pace;
    this.first = first;
  }

  @Override
  public long size() {
    return head.size();
  }

  @Override
  public void writeTo(long offset, long length, BlobTarget target) throws IOException {
    requireWithin(offset, length);
    if (closed) {
      throw new IllegalStateException("the source is closed");
    }
    if (length > 0) {
      new RangeRead(this::part, pace, offset, length).writeTo(target);
    }
  }

  private InputStream part(long offset, long length) {
    var open = first;
    if (open != null && open.offset() == offset && open.length() == length) {
      first = null;
      return open.in();
    }
    return bucket.read(object, head.etag(), offset, length);
  }

  private void requireWithin(long offset, long length) {
    try {
      Objects.checkFromIndexSize(offset, length, head.size());
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (first != null) {
      Answers.close(first.in());
      first = null;
    }
  }
}
