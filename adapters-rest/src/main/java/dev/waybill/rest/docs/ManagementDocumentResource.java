package dev.waybill.rest.docs;

import dev.waybill.rest.docs.ApiDocument.Form;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The OpenAPI document of the management port, on that port.
@Path("/")
public final class ManagementDocumentResource {
  private final ApiDocument document = new ApiDocument("openapi-management.yaml");

  @GET
  @Path("openapi.yaml")
  @Access(Caller.ANYONE)
  public Response yaml(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return document.as(Form.YAML).answer(known);
  }

  @GET
  @Path("openapi.json")
  @Access(Caller.ANYONE)
  public Response json(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return document.as(Form.JSON).answer(known);
  }
}
