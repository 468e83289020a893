package dev.waybill.rest.container;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// The network that an address lies in: a /24 of IPv4, a /56 of IPv6, as one client usually has all
/// of it.
public final class ClientNetwork {
  private static final int IPV4_BYTES = 3;
  private static final int IPV6_BYTES = 7;

  private ClientNetwork() {}

  /// What is the same for all addresses of a network, and only for these.
  public static String of(InetAddress address) {
    return HexFormat.of().formatHex(prefix(address));
  }

  /// As people write it: `192.0.2.0/24`, `2001:db8:0:100::/56` (RFC 5952).
  public static String written(InetAddress address) {
    var prefix = prefix(address);
    return address instanceof Inet4Address
        ? octet(prefix, 0) + "." + octet(prefix, 1) + "." + octet(prefix, 2) + ".0/24"
        : groups(Arrays.copyOf(prefix, IPV6_BYTES + 1)) + "::/56";
  }

  private static byte[] prefix(InetAddress address) {
    var bytes = address instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES;
    return Arrays.copyOf(address.getAddress(), bytes);
  }

  /// Without the zeros at the end.
  private static String groups(byte[] bytes) {
    var text = new StringBuilder();
    var end = 0;
    for (var at = 0; at < bytes.length; at += 2) {
      var group = octet(bytes, at) << Byte.SIZE | octet(bytes, at + 1);
      text.append(at == 0 ? "" : ":").append(Integer.toHexString(group));
      end = group == 0 ? end : text.length();
    }
    return text.substring(0, end);
  }

  private static int octet(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]);
  }
}
