package dev.waybill.application.port;

import java.util.Objects;

/// What somebody reads of a blob.
///
/// @param size that the blob should have, in bytes
/// @param offset of the first byte that is read
/// @param length how many bytes are read
public record BlobRange(long size, long offset, long length) {
  public BlobRange {
    var _ = Objects.checkFromIndexSize(offset, length, size);
  }
}
