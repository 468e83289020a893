package dev.waybill.rest.docs;

import jakarta.ws.rs.Path;

/// The document of the management port.
@Path("/")
public final class ManagementDocumentResource extends DocumentResource {
  public ManagementDocumentResource() {
    super("openapi-management.yaml");
  }
}
