package dev.waybill.rest.request;

import dev.waybill.rest.container.Proxies;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What proxies say about a request: believed only as far as a chain of configured proxies reaches
/// (ASVS 4.1.3), and in one family of headers.
public final class Forwarding implements Proxies {
  private final Predicate<InetAddress> trusted;
  private final ForwardingHeaders family;

  /// @param trusted whether an address is a proxy whose word counts
  /// @param family of headers that those proxies write
  public Forwarding(Predicate<InetAddress> trusted, ForwardingHeaders family) {
    this.trusted = trusted;
    this.family = family;
  }

  /// Where a request really comes from.
  ///
  /// @param proto the scheme that the client used, where a trusted proxy says so
  /// @param host the host that the client asked for, where a trusted proxy says so
  /// @param port the port that it asked at, where a trusted proxy says so apart from the host
  public record Origin(
      InetAddress client, Optional<String> proto, Optional<String> host, Optional<Integer> port) {}

  @Override
  public boolean isTrusted(InetAddress peer) {
    return trusted.test(peer);
  }

  @Override
  public InetAddress clientOf(InetAddress peer, Function<String, Optional<String>> headers) {
    return originOf(peer, headers).client();
  }

  /// Walks from our end of the chain to the first address that is not one of our proxies: what
  /// stands further left was written by strangers. Scheme, host and port are what the outermost of
  /// our proxies says. What cannot be read ends the walk.
  ///
  /// @param headers the value of a request header by its name, repeated ones joined by commas
  public Origin originOf(InetAddress peer, Function<String, Optional<String>> headers) {
    var client = peer;
    var said = Hop.SILENT;
    if (trusted.test(peer)) {
      var chain = family.chain(headers);
      var hop = chain.hop(0);
      for (int back = 1; hop.isPresent(); back++) {
        said = hop.get();
        client = said.client().orElse(client);
        hop = said.client().filter(trusted).isPresent() ? chain.hop(back) : Optional.empty();
      }
    }
    return new Origin(client, said.proto(), said.host(), said.port());
  }
}
