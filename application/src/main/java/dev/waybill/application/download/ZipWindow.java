package dev.waybill.application.download;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Gathers the segments of a window; headers that follow one another are joined, so that the
/// central directory does not go out in as many writes as it has entries.
final class ZipWindow {
  /// What joined headers may come to, in bytes; one header is far smaller.
  private static final int MAX_JOINED = 64 * 1024;

  private final List<ZipSegment> segments = new ArrayList<>();
  private final List<ByteBuffer> pending = new ArrayList<>();
  private int pendingBytes;

  void addSlice(int member, long from, long to) {
    if (from < to) {
      flush();
      segments.add(new ZipSegment.Slice(member, from, to - from));
    }
  }

  void addBytes(ByteBuffer bytes) {
    if (pendingBytes + bytes.remaining() > MAX_JOINED) {
      flush();
    }
    pending.add(bytes);
    pendingBytes += bytes.remaining();
  }

  List<ZipSegment> segments() {
    flush();
    return List.copyOf(segments);
  }

  private void flush() {
    if (pendingBytes > 0) {
      ByteBuffer joined = ByteBuffer.allocate(pendingBytes);
      pending.forEach(joined::put);
      segments.add(new ZipSegment.Bytes(joined.flip()));
    }
    pending.clear();
    pendingBytes = 0;
  }
}
