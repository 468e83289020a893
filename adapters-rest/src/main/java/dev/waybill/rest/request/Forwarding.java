package dev.waybill.rest.request;

import dev.waybill.rest.container.ClientNetwork;
import dev.waybill.rest.container.Proxies;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What proxies say about a request: believed only as far as a chain of configured proxies reaches
/// (ASVS 4.1.3), and in one family of headers.
public final class Forwarding implements Proxies {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
  private static final List<String> HEADERS = List.of("X-Forwarded-For", "Forwarded");

  private final Predicate<InetAddress> trusted;
  private final ForwardingHeaders family;
  private final LongAdder untrusted = new LongAdder();
  private final AtomicBoolean warned = new AtomicBoolean();

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

  /// Says once that forwarding headers come from an address whose word does not count: a proxy that
  /// was not named, behind which all clients are one network, or a client that tries.
  @Override
  public void met(InetAddress peer, Predicate<String> hasHeader) {
    if (trusted.test(peer) || HEADERS.stream().noneMatch(hasHeader)) {
      return;
    }
    untrusted.increment();
    if (!warned.getAndSet(true)) {
      LOG.warn(
          "A request with forwarding headers came from {}, which is not a trusted proxy: if it is"
              + " your proxy, name it in WAYBILL_TRUSTED_PROXIES, as its clients share the limits"
              + " of one network until then. Further ones are counted, not logged",
          ClientNetwork.written(peer));
    }
  }

  /// Requests with forwarding headers of an address whose word does not count.
  public long untrusted() {
    return untrusted.sum();
  }

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
