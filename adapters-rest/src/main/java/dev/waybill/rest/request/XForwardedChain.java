package dev.waybill.rest.request;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `X-Forwarded-For`, `-Proto`, `-Host` and `-Port`. Proxies add to the first; of the others some
/// replace what they got, so those lists may be shorter. Then their first element was passed on by
/// every proxy behind the one that wrote it.
record XForwardedChain(
    List<String> clients, List<String> protos, List<String> hosts, List<String> ports)
    implements HopChain {
  static XForwardedChain of(Function<String, Optional<String>> headers) {
    return new XForwardedChain(
        list("X-Forwarded-For", headers),
        ended(list("X-Forwarded-Proto", headers)),
        ended(list("X-Forwarded-Host", headers)),
        ended(list("X-Forwarded-Port", headers)));
  }

  /// Without the empty elements that commas at the end make: they count for nothing (RFC 9110
  /// section 5.6.1). An empty address stays, as what stands before it was written by a stranger.
  private static List<String> ended(List<String> list) {
    return list.stream().dropWhile(String::isEmpty).toList();
  }

  private static List<String> list(String name, Function<String, Optional<String>> headers) {
    return headers.apply(name).map(FromTheRight::split).orElse(List.of());
  }

  @Override
  public Optional<Hop> hop(int back) {
    if (back > 0 && back >= clients.size()) {
      return Optional.empty();
    }
    return Optional.of(
        Hop.of(
            back < clients.size() ? Optional.of(clients.get(back)) : Optional.empty(),
            element(back, protos),
            element(back, hosts),
            element(back, ports)));
  }

  private static Optional<String> element(int back, List<String> list) {
    return list.isEmpty()
        ? Optional.empty()
        : Optional.of(list.get(Math.min(back, list.size() - 1)));
  }
}
