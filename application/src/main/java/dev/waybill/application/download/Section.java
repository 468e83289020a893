package dev.waybill.application.download;

/// A run of a representation's bytes that a reader gets.
///
/// @param offset of the first byte
/// @param length in bytes; 0 only of a representation that is empty
public record Section(long offset, long length) {
  /// Everything.
  public static Section whole(Representation representation) {
    return new Section(0, representation.length());
  }

  /// Offset of the byte after the last one.
  long end() {
    return offset + length;
  }
}
