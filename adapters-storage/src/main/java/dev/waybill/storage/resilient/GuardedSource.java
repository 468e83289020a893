package dev.waybill.storage.resilient;

import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobTarget;
import java.io.IOException;

/// Holds its place among the downloads until it is closed. How reading ends does not count for the
/// breaker: a blob that is deleted while it is read fails too, and whoever may delete could so shut
/// everybody out.
final class GuardedSource implements BlobSource {
  private final BlobSource source;
  private final Permit permit;

  GuardedSource(BlobSource source, Permit permit) {
    this.source = source;
    this.permit = permit;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public void writeTo(long offset, long length, BlobTarget target) throws IOException {
    source.writeTo(offset, length, target);
  }

  @Override
  public void close() {
    try {
      source.close();
    } finally {
      permit.close();
    }
  }
}
