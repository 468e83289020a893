package dev.waybill.rest.security;

import dev.waybill.rest.request.Requests;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.Set;

/// Whether another site had a browser send a request.
///
/// Fetch Metadata (`Sec-Fetch-Site`) says so where the service is spoken to over TLS or on the
/// machine itself; elsewhere browsers leave it out, and programs never send it. Then `Origin` is
/// looked at, for forms: it accuses, but it does not acquit. Under `Referrer-Policy: no-referrer`
/// browsers send `null` with our own forms, so `null` has to count as ours, like none at all.
public final class CrossSite {
  private static final String OURS = "same-origin";
  private static final Set<String> HARMLESS = Set.of(OURS, "none");

  private CrossSite() {}

  /// By Fetch Metadata alone: what a link needs, as browsers send no `Origin` with those.
  public static boolean sent(ContainerRequestContext request) {
    return site(request).filter(site -> !HARMLESS.contains(site)).isPresent();
  }

  /// For forms.
  ///
  /// @param requests knows which origins are ours
  public static boolean sentForm(ContainerRequestContext request, Requests requests) {
    return sent(request)
        || (!site(request).equals(Optional.of(OURS)) && hasStrangeOrigin(request, requests));
  }

  private static boolean hasStrangeOrigin(ContainerRequestContext request, Requests requests) {
    return Optional.ofNullable(request.getHeaderString("Origin"))
        .filter(origin -> !origin.equals("null") && !requests.isOwn(origin, request))
        .isPresent();
  }

  private static Optional<String> site(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString("Sec-Fetch-Site"));
  }
}
