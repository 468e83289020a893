package dev.waybill.application.content;

import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobTarget;

/// What an empty file has instead of a blob.
final class NoBytes implements BlobSource {
  @Override
  public long size() {
    return 0;
  }

  @Override
  public void writeTo(long offset, long length, BlobTarget target) {
    if (offset != 0 || length != 0) {
      throw new IllegalArgumentException("beyond the end");
    }
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
