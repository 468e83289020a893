package dev.waybill.rest.container;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// An address as people write it: `192.0.2.7`, `2001:db8::7` (RFC 5952 section 4). Java writes all
/// eight groups of IPv6, and the interface behind them.
public final class ClientAddress {
  private static final int GROUPS = 8;

  private ClientAddress() {}

  public static String written(InetAddress address) {
    return address instanceof Inet4Address ? address.getHostAddress() : groups(address);
  }

  /// The longest run of zeros is left out, of several the first, of one group none.
  private static String groups(InetAddress address) {
    var groups = new short[GROUPS];
    ByteBuffer.wrap(address.getAddress()).asShortBuffer().get(groups);
    var start = GROUPS;
    var length = 1;
    for (var at = 0; at < GROUPS; at++) {
      var zeros = zeros(groups, at);
      if (zeros > length) {
        start = at;
        length = zeros;
      }
    }
    return start == GROUPS
        ? text(groups, 0, GROUPS)
        : text(groups, 0, start) + "::" + text(groups, start + length, GROUPS);
  }

  private static int zeros(short[] groups, int from) {
    var end = from;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - from;
  }

  private static String text(short[] groups, int from, int to) {
    var text = new StringBuilder();
    for (var at = from; at < to; at++) {
      text.append(at == from ? "" : ":")
          .append(Integer.toHexString(Short.toUnsignedInt(groups[at])));
    }
    return text.toString();
  }
}
