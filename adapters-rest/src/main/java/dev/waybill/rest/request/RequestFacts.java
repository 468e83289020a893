package dev.waybill.rest.request;

import dev.waybill.application.upload.Sender;
import dev.waybill.domain.tenant.Tenant;
import java.net.URI;

/// What a resource needs to know about a request besides its own parameters.
///
/// @param base the public address of the service, without a slash at its end
public record RequestFacts(Tenant tenant, Client client, URI base) {
  /// Whose an upload by this request is.
  public Sender sender() {
    return new Sender(tenant, client.network());
  }

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
