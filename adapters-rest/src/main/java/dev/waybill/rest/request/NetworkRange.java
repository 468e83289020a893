package dev.waybill.rest.request;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of IP addresses in CIDR notation (RFC 4632, RFC 4291); a bare address is a range of
/// one.
public record NetworkRange(InetAddress address, int prefix) {
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  public NetworkRange {
    if (prefix < 0 || prefix > address.getAddress().length * 8) {
      throw new IllegalArgumentException("not a prefix length of " + address + ": " + prefix);
    }
  }

  /// Empty for anything but `address` or `address/prefix`; never asks a name server.
  public static Optional<NetworkRange> parse(String text) {
    var slash = text.indexOf('/');
    var literal = slash < 0 ? text : text.substring(0, slash);
    return address(literal)
        .flatMap(
            address ->
                slash < 0
                    ? Optional.of(new NetworkRange(address, address.getAddress().length * 8))
                    : withPrefix(address, text.substring(slash + 1)));
  }

  /// An address from its literal form.
  static Optional<InetAddress> address(String literal) {
    if (!LITERAL.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<NetworkRange> withPrefix(InetAddress address, String digits) {
    if (!digits.matches("\\d{1,3}")
        || Integer.parseInt(digits) > address.getAddress().length * 8) {
      return Optional.empty();
    }
    return Optional.of(new NetworkRange(address, Integer.parseInt(digits)));
  }

  public boolean contains(InetAddress other) {
    return other.getAddress().length == address.getAddress().length
        && network(other, prefix).equals(network(address, prefix));
  }

  /// The network of that prefix length that an address lies in, as text.
  static String networkOf(InetAddress address, int prefix) {
    return network(address, prefix).toString(16) + "/" + prefix;
  }

  private static BigInteger network(InetAddress address, int prefix) {
    var bytes = address.getAddress();
    return new BigInteger(1, bytes).shiftRight(bytes.length * 8 - prefix);
  }
}
