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

/// The OpenAPI document of a port, on that port, as it was written and in JSON.
public abstract class DocumentResource {
  private final ApiDocument document;

  /// @param name of a resource beside the root package's classes
  DocumentResource(String name) {
    document = new ApiDocument(name);
  }

  final ApiDocument document() {
    return document;
  }

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
