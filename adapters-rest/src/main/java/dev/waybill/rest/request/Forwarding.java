package dev.waybill.rest.request;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What proxies say about a request: believed only as far as a chain of configured proxies reaches
/// (ASVS 4.1.3). `X-Forwarded-For`, `-Proto` and `-Host`, or `Forwarded` (RFC 7239).
public final class Forwarding {
  private static final int MAX_HOPS = 32;

  private final Predicate<InetAddress> trusted;

  /// @param trusted whether an address is a proxy whose word counts
  public Forwarding(Predicate<InetAddress> trusted) {
    this.trusted = trusted;
  }

  /// Where a request really comes from.
  ///
  /// @param proto the scheme that the client used, where a trusted proxy says so
  /// @param host the host that the client asked for, where a trusted proxy says so
  public record Origin(InetAddress client, Optional<String> proto, Optional<String> host) {}

  /// @param headers the value of a request header by its name, repeated ones joined by commas
  public Origin originOf(InetAddress peer, Function<String, Optional<String>> headers) {
    if (!trusted.test(peer)) {
      return new Origin(peer, Optional.empty(), Optional.empty());
    }
    return headers
        .apply("Forwarded")
        .map(value -> byForwarded(peer, ForwardedHeader.parse(value)))
        .orElseGet(() -> byLegacyHeaders(peer, headers));
  }

  private Origin byForwarded(InetAddress peer, ForwardedHeader forwarded) {
    return new Origin(
        lastUntrusted(peer, forwarded.all("for")), forwarded.last("proto"), forwarded.last("host"));
  }

  private Origin byLegacyHeaders(InetAddress peer, Function<String, Optional<String>> headers) {
    return new Origin(
        lastUntrusted(peer, split(headers.apply("X-Forwarded-For"))),
        last(split(headers.apply("X-Forwarded-Proto"))),
        last(split(headers.apply("X-Forwarded-Host"))));
  }

  /// Walks from our end of the chain to the first address that is not one of our proxies. What
  /// stands further left was written by strangers.
  private InetAddress lastUntrusted(InetAddress peer, List<String> chain) {
    var client = peer;
    for (var hop : chain.reversed()) {
      var address = address(withoutPort(hop));
      if (address.isEmpty()) {
        return client;
      }
      client = address.get();
      if (!trusted.test(client)) {
        return client;
      }
    }
    return client;
  }

  private static Optional<InetAddress> address(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
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

  private static List<String> split(Optional<String> value) {
    var items = new ArrayList<String>();
    value.ifPresent(
        text -> {
          for (var item : text.split(",", MAX_HOPS)) {
            items.add(item.strip());
          }
        });
    return items;
  }

  private static Optional<String> last(List<String> items) {
    return items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
  }
}
