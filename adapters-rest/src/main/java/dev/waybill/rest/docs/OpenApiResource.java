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

/// The documents of the service port: that of the API for programs, also in OpenAPI 3.0 for tools
/// that read no 3.1, and that of the pages.
@Path("/")
public final class OpenApiResource extends DocumentResource {
  private final ApiDocument pages = new ApiDocument("openapi-pages.yaml");

  public OpenApiResource() {
    super("openapi.yaml");
  }

  @GET
  @Path("openapi-3.0.yaml")
  @Access(Caller.ANYONE)
  public Response olderYaml(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return document().as(Form.YAML_30).answer(known);
  }

  @GET
  @Path("openapi-3.0.json")
  @Access(Caller.ANYONE)
  public Response olderJson(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return document().as(Form.JSON_30).answer(known);
  }

  @GET
  @Path("openapi-pages.yaml")
  @Access(Caller.ANYONE)
  public Response pages(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return pages.as(Form.YAML).answer(known);
  }

  @GET
  @Path("openapi-pages.json")
  @Access(Caller.ANYONE)
  public Response pagesInJson(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return pages.as(Form.JSON).answer(known);
  }
}
