package dev.waybill.storage.encryption;

/// A range of a blob's bytes, and the segments that cover it.
///
/// @param first number of the segment in which the range begins
/// @param skip plaintext bytes of that segment before the range
/// @param length of the range
record Window(Segments segments, long first, int skip, long length) {
  static Window of(Segments segments, long offset, long length) {
    var skip = (int) (offset % Segments.PLAIN);
    return new Window(segments, offset / Segments.PLAIN, skip, length);
  }

  /// Where the first segment begins in the encrypted blob.
  long sealedOffset() {
    return first * Segments.SEALED;
  }

  /// Of all covering segments together.
  long sealedLength() {
    var last = length == 0 ? first : first + (skip + length - 1) / Segments.PLAIN;
    return (last - first) * Segments.SEALED + segments.sealedLength(last);
  }
}
