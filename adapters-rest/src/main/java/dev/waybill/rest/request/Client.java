package dev.waybill.rest.request;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Who sends a request, as far as limits are concerned: not a single address but the network it
/// lies in (/24 of IPv4, /56 of IPv6), as one sender usually has all of it.
public record Client(String network) {
  private static final int IPV4_BYTES = 3;
  private static final int IPV6_BYTES = 7;

  public static Client of(InetAddress address) {
    var bytes = address instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES;
    return new Client(HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), bytes)));
  }
}
