package dev.waybill.application.port;

import java.io.IOException;

/// An open blob that can write itself to a target. It stays readable while it is open, even when
/// the blob is deleted.
public interface BlobSource extends AutoCloseable {
  /// Its length in bytes.
  long size();

  /// Writes the bytes `[offset, offset + length)`, which must lie within [#size()]. Fewer bytes
  /// than that are a [StorageUnavailable], never a quiet end; an [IOException] comes from the
  /// target alone.
  void writeTo(long offset, long length, BlobTarget target) throws IOException;

  /// Never throws.
  @Override
  void close();
}
