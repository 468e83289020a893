package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.config.AddressRange;
import dev.waybill.rest.container.ClientNetwork;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Networks of clients as an operator writes and reads them, and as requests name them.
public final class ClientNetworks {
  private static final int IPV4_PREFIX = 24;
  private static final int IPV6_PREFIX = 56;
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private ClientNetworks() {}

  /// Of a /24, a /56 or an address in one; another size is none that a request could name.
  public static Optional<String> parse(String text) {
    return AddressRange.parse(text)
        .filter(range -> range.isSingle() || range.prefix() == prefix(range.network()))
        .map(range -> ClientNetwork.of(range.network()));
  }

  private static int prefix(InetAddress address) {
    return address instanceof Inet4Address ? IPV4_PREFIX : IPV6_PREFIX;
  }

  /// As `192.0.2.0/24`.
  ///
  /// @param network in the form in which requests name it
  public static String written(String network) {
    var bytes = HexFormat.of().parseHex(network);
    var length = bytes.length < IPV4_BYTES ? IPV4_BYTES : IPV6_BYTES;
    try {
      return ClientNetwork.written(InetAddress.getByAddress(Arrays.copyOf(bytes, length)));
    } catch (UnknownHostException ofNoOtherLength) {
      throw new IllegalStateException(ofNoOtherLength);
    }
  }
}
