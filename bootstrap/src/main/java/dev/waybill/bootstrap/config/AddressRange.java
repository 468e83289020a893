package dev.waybill.bootstrap.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IP network (RFC 4632, RFC 4291): all addresses that share the first `prefix` bits.
///
/// @param network the first address of the range; no bit after the prefix is set
/// @param prefix 0 to 32 for IPv4, 0 to 128 for IPv6
public record AddressRange(InetAddress network, int prefix) {
  private static final Pattern RANGE = Pattern.compile("([0-9a-fA-F:.]{2,45})(?:/(\\d{1,3}))?");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  public AddressRange {
    if (prefix < 0 || prefix > bits(network)) {
      throw new IllegalArgumentException("prefix out of range: " + prefix);
    }
    if (number(network).getLowestSetBit() >= 0
        && number(network).getLowestSetBit() < bits(network) - prefix) {
      throw new IllegalArgumentException("bits set outside of the network");
    }
  }

  /// `10.1.2.3`, `10.0.0.0/8`, `::1`, `fd00::/8`. Never asks a name server.
  public static Optional<AddressRange> parse(String text) {
    var match = RANGE.matcher(text);
    if (!match.matches() || !isLiteral(match.group(1))) {
      return Optional.empty();
    }
    try {
      var network = InetAddress.ofLiteral(match.group(1));
      var prefix = match.group(2) == null ? bits(network) : Integer.parseInt(match.group(2));
      return Optional.of(new AddressRange(network, prefix));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// `10.1` would be read as `10.0.0.1`: all four parts have to be there.
  private static boolean isLiteral(String text) {
    return text.contains(":") || IPV4.matcher(text).matches();
  }

  /// Whether it is one address.
  public boolean isSingle() {
    return prefix == bits(network);
  }

  boolean contains(InetAddress address) {
    var rest = bits(network) - prefix;
    return bits(address) == bits(network)
        && number(address).shiftRight(rest).equals(number(network).shiftRight(rest));
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }
}
