package dev.waybill.application.download;

import java.nio.ByteBuffer;

/// A run of an archive's bytes, to be sent after the one before it.
public sealed interface ZipSegment {

  /// In bytes, never 0.
  long length();

  /// Bytes of the archive itself: headers and the central directory.
  ///
  /// @param content read-only; every call of the accessor gives a buffer with a position of its own
  record Bytes(ByteBuffer content) implements ZipSegment {
    public Bytes {
      content = content.asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer content() {
      return content.duplicate();
    }

    @Override
    public long length() {
      return content.remaining();
    }
  }

  /// Bytes of a member.
  ///
  /// @param member index into the members that the layout was made of
  /// @param offset into the member, in bytes
  record Slice(int member, long offset, long length) implements ZipSegment {}
}
