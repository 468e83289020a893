package dev.waybill.rest.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;

/// Whether another site had a browser send a request (Fetch Metadata, `Sec-Fetch-Site`).
///
/// `Origin` would not help: under `Referrer-Policy: no-referrer` browsers send `null` with our own
/// forms. Browsers leave `Sec-Fetch-Site` out where the service is spoken to without TLS, and
/// programs never send it: both count as no other site.
public final class CrossSite {
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private CrossSite() {}

  public static boolean sent(ContainerRequestContext request) {
    var site = request.getHeaderString("Sec-Fetch-Site");
    return site != null && !OURS.contains(site);
  }
}
