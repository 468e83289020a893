package dev.waybill.rest.management;

import dev.waybill.rest.error.Failures;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/// Refuses requests under a name that is none of the management port's, whatever they ask.
@PreMatching
public final class HostFilter implements ContainerRequestFilter {
  private final KnownHosts known;

  public HostFilter(KnownHosts known) {
    this.known = known;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!known.test(host(request.getUriInfo().getBaseUri().getAuthority()))) {
      throw Failures.malformed(
              "The management port answers to addresses, to names without a dot and to those in"
                  + " WAYBILL_MANAGEMENT_NAMES; this request names another host")
          .rejection();
    }
  }

  /// Without the port.
  private static String host(String authority) {
    return authority.replaceFirst(":\\d*$", "");
  }
}
