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
        list("X-Forwarded-Proto", headers),
        list("X-Forwarded-Host", headers),
        list("X-Forwarded-Port", headers));
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
