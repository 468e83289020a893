package dev.waybill.application.download;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/// An archive of any size to read from: the members' bytes are zeros that nobody stored.
final class ZeroFilledArchive implements SeekableByteChannel {
  private final ZipLayout layout;
  private long position;

  ZeroFilledArchive(ZipLayout layout) {
    this.layout = layout;
  }

  @Override
  public int read(ByteBuffer target) {
    if (position >= size()) {
      return -1;
    }
    int count = (int) Math.min(target.remaining(), size() - position);
    for (ZipSegment segment : layout.segments(position, count)) {
      put(segment, target);
    }
    position += count;
    return count;
  }

  private static void put(ZipSegment segment, ByteBuffer target) {
    switch (segment) {
      case ZipSegment.Bytes bytes -> target.put(bytes.content());
      case ZipSegment.Slice slice -> target.put(new byte[(int) slice.length()]);
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return layout.length();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
