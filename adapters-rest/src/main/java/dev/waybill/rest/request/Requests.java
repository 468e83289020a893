package dev.waybill.rest.request;

import dev.waybill.application.context.Actor;
import dev.waybill.application.context.RequestContext;
import dev.waybill.rest.container.ClientNetwork;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.container.Proxies;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.request.Forwarding.Origin;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the [RequestFacts] of a request: the one place that decides which tenant, client and
/// public address it belongs to.
public final class Requests {
  private static final Pattern ORIGIN = Pattern.compile("https?://([^/?#@]+)");

  private final TenantResolver tenants;
  private final Optional<URI> publicUrl;
  private final Forwarding forwarding;

  public Requests(TenantResolver tenants, Optional<URI> publicUrl, Forwarding forwarding) {
    this.tenants = tenants;
    this.publicUrl = publicUrl;
    this.forwarding = forwarding;
  }

  /// The proxies whose word counts.
  public Proxies proxies() {
    return forwarding;
  }

  /// Whether the client asked over TLS, as far as that is known here. Never throws.
  public boolean isHttps(ContainerRequestContext request) {
    return publicUrl
        .map(url -> "https".equals(url.getScheme()))
        .orElseGet(() -> isHttps(origin(request)));
  }

  /// To be asked once for each request, before its body is read.
  ///
  /// @param actor as what its sender comes
  public RequestFacts factsOf(ContainerRequestContext request, Actor actor) {
    var origin = origin(request);
    var tenant =
        tenants.of(
            authority(origin, request),
            Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
    var context =
        new RequestContext(
            tenant, actor, ClientNetwork.of(origin.client()), Exchange.of(request).requestId());
    return new RequestFacts(context, publicUrl.orElseGet(() -> base(origin, request)));
  }

  /// Whether an `Origin` header (RFC 6454) names this service: by its configured address, or by the
  /// one that the request was sent to. The scheme does not count: behind a proxy that is not
  /// trusted nobody here knows it.
  public boolean isOwn(String origin, ContainerRequestContext request) {
    var named = ORIGIN.matcher(origin);
    return named.matches() && authorities(request).anyMatch(bare(named.group(1))::equals);
  }

  private Stream<String> authorities(ContainerRequestContext request) {
    return Stream.concat(
            publicUrl.map(URI::getRawAuthority).stream(),
            Stream.of(authority(origin(request), request)))
        .map(Requests::bare);
  }

  /// Without a port that goes without saying.
  private static String bare(String authority) {
    return Hosts.withoutUsualPort(authority.toLowerCase(Locale.ROOT));
  }

  private Origin origin(ContainerRequestContext request) {
    return forwarding.originOf(
        Exchange.of(request).peer().getAddress(),
        name -> Optional.ofNullable(request.getHeaderString(name)));
  }

  private static boolean isHttps(Origin origin) {
    return origin.proto().filter("https"::equals).isPresent();
  }

  private static URI base(Origin origin, ContainerRequestContext request) {
    var host = authority(origin, request);
    var isForwarded = origin.host().isPresent() || origin.port().isPresent();
    if (isForwarded && !Hosts.isHost(host)) {
      throw badHost();
    }
    return URI.create((isHttps(origin) ? "https" : "http") + "://" + host);
  }

  private static String authority(Origin origin, ContainerRequestContext request) {
    var host = origin.host().orElseGet(() -> request.getUriInfo().getBaseUri().getRawAuthority());
    return origin.port().map(port -> Hosts.withPort(host, port)).orElse(host);
  }

  private static RuntimeException badHost() {
    return Failures.malformed("The Host header is not a host").rejection();
  }
}
