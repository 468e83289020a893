package dev.waybill.rest.request;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// What one proxy says of the request that it got.
///
/// @param client who sent it, unless the proxy does not know or does not tell
/// @param proto `http` or `https`
/// @param host as in a `Host` header
/// @param port that the request came in at
record Hop(
    Optional<InetAddress> client,
    Optional<String> proto,
    Optional<String> host,
    Optional<Integer> port) {
  static final Hop SILENT =
      new Hop(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int MAX_PORT_DIGITS = 5;

  /// An address that cannot be read counts as not said. Scheme, host and port belong together: if
  /// one of them is said and cannot be read, none is believed.
  static Hop of(
      Optional<String> client,
      Optional<String> proto,
      Optional<String> host,
      Optional<String> port) {
    var address = client.flatMap(Nodes::address);
    var read =
        new Hop(
            address,
            proto.flatMap(Hop::scheme),
            host.filter(Hosts::isHost),
            port.flatMap(Hop::port));
    return isSaid(proto) == read.proto.isPresent()
            && isSaid(host) == read.host.isPresent()
            && isSaid(port) == read.port.isPresent()
        ? read
        : new Hop(address, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static boolean isSaid(Optional<String> text) {
    return text.filter(words -> !words.isEmpty()).isPresent();
  }

  private static Optional<String> scheme(String text) {
    return Optional.of(text.toLowerCase(Locale.ROOT))
        .filter(scheme -> scheme.equals("http") || scheme.equals("https"));
  }

  private static Optional<Integer> port(String text) {
    return text.length() <= MAX_PORT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(text)
            .filter(digits -> !digits.isEmpty())
            .map(Integer::valueOf)
            .filter(Hosts::isPort)
        : Optional.empty();
  }
}
