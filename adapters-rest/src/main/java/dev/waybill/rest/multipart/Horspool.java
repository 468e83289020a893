package dev.waybill.rest.multipart;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Finds a delimiter in a buffer by Horspool's algorithm.
///
/// The pattern begins with a byte that it holds nowhere else (the CR of CRLF). Comparing from that
/// byte on therefore costs at most one pass over the data, whatever a sender makes of boundary and
/// content, and only the last such byte of a buffer can begin a match that goes on in the next.
final class Horspool {
  private final byte[] pattern;
  private final int[] skip = new int[256];

  Horspool(byte[] pattern) {
    this.pattern = pattern.clone();
    int last = pattern.length - 1;
    Arrays.fill(skip, pattern.length);
    for (int i = 0; i < last; i++) {
      skip[pattern[i] & 0xff] = last - i;
    }
  }

  /// The index of the first whole match in `from..to`; if there is none, of the beginning of a
  /// match that `to` cuts off; if there is none either, `to`.
  int find(ByteBuffer in, int from, int to) {
    int last = pattern.length - 1;
    byte lastByte = pattern[last];
    int at = from;
    while (at + last < to) {
      byte b = in.get(at + last);
      if (b == lastByte && matches(in, at, to)) {
        return at;
      }
      at += skip[b & 0xff];
    }
    return findCut(in, at, to);
  }

  private int findCut(ByteBuffer in, int from, int to) {
    for (int at = to - 1; at >= from; at--) {
      if (in.get(at) == pattern[0]) {
        return matches(in, at, to) ? at : to;
      }
    }
    return to;
  }

  private boolean matches(ByteBuffer in, int at, int to) {
    int length = Math.min(pattern.length, to - at);
    for (int i = 0; i < length; i++) {
      if (in.get(at + i) != pattern[i]) {
        return false;
      }
    }
    return true;
  }
}
