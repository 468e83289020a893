package dev.waybill.rest.request;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Who sends a request, as far as limits are concerned: not a single address but the network it
/// lies in, as one sender usually has all of it.
public record Client(String network) {
  private static final int IPV4_PREFIX = 24;
  private static final int IPV6_PREFIX = 56;

  public static Client of(InetAddress address) {
    return new Client(
        NetworkRange.networkOf(
            address, address instanceof Inet4Address ? IPV4_PREFIX : IPV6_PREFIX));
  }
}
