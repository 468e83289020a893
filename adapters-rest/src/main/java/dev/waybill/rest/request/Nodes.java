package dev.waybill.rest.request;

import java.net.InetAddress;
import java.util.Optional;

/// Addresses as proxies write them (RFC 7239 section 6), with a port or without.
final class Nodes {
  /// Of an IPv6 address in brackets with a scope and a port.
  private static final int MAX_LENGTH = 80;

  private static final int DOTS = 3;

  private Nodes() {}

  /// Empty for `unknown`, for an identifier that hides the address, and for anything else. Never
  /// asks a name server.
  static Optional<InetAddress> address(String node) {
    return node.length() > MAX_LENGTH ? Optional.empty() : literal(withoutPort(node));
  }

  private static Optional<InetAddress> literal(String text) {
    if (text.indexOf(':') < 0 && text.chars().filter(c -> c == '.').count() != DOTS) {
      return Optional.empty(); // `10.1` would be taken for 10.0.0.1.
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static String withoutPort(String node) {
    if (node.startsWith("[")) {
      var end = node.indexOf(']');
      return end < 0 ? node : node.substring(1, end);
    }
    var colon = node.indexOf(':');
    return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }
}
