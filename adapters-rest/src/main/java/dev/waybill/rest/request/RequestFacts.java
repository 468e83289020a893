package dev.waybill.rest.request;

import dev.waybill.application.context.RequestContext;
import java.net.URI;

/// What a resource needs to know about a request besides its own parameters.
///
/// @param base the public address of the service, without a slash at its end
public record RequestFacts(RequestContext context, URI base) {
  /// An absolute address of the service.
  ///
  /// @param path begins with a slash
  public String url(String path) {
    return base + path;
  }

  public boolean isHttps() {
    return "https".equals(base.getScheme());
  }
}
