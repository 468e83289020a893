package dev.waybill.rest.container;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The address of this service as requests name it. Nearly all of them name the same one, so the
/// last is remembered, and not read anew.
final class ServiceBase {
  /// What the address depends on. The host beside an authority counts in HTTP/2 only, and is
  /// compared always.
  private record Named(
      @Nullable String scheme,
      @Nullable String authority,
      @Nullable String user,
      @Nullable String host,
      boolean http2) {
    static Named by(Request request) {
      var uri = request.getHttpURI();
      return new Named(
          uri.getScheme(),
          uri.getAuthority(),
          uri.getUser(),
          request.getHeaders().get(HttpHeader.HOST),
          Authority.isHttp2(request));
    }
  }

  private record Known(Named named, URI base) {}

  private volatile @Nullable Known last;

  /// Empty if the request names no host, or two that differ.
  Optional<URI> of(Request request) {
    var named = Named.by(request);
    var known = last;
    if (known != null && known.named().equals(named)) {
      return Optional.of(known.base());
    }
    var base =
        Authority.of(request)
            .flatMap(
                authority ->
                    RequestUri.base(Objects.requireNonNullElse(named.scheme(), ""), authority));
    base.ifPresent(address -> last = new Known(named, address));
    return base;
  }
}
