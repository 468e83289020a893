package dev.waybill.bootstrap.config;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The peers whose forwarding headers count. Nobody, unless configured.
public record TrustedProxies(List<AddressRange> ranges) implements Predicate<InetAddress> {
  private static final int MAX_RANGES = 256;

  public TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  static Optional<TrustedProxies> parse(String text) {
    var parts = text.isBlank() ? List.<String>of() : Arrays.asList(text.split(",", -1));
    var ranges = parts.stream().map(String::strip).map(AddressRange::parse).toList();
    return ranges.size() <= MAX_RANGES && ranges.stream().allMatch(Optional::isPresent)
        ? Optional.of(new TrustedProxies(ranges.stream().flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  /// An IPv4 peer on an IPv6 socket (`::ffff:10.0.0.1`) is an IPv4 address in Java already.
  @Override
  public boolean test(InetAddress peer) {
    return ranges.stream().anyMatch(range -> range.contains(peer));
  }
}
