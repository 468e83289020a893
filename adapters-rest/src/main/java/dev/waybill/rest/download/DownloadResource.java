package dev.waybill.rest.download;

import dev.waybill.rest.error.Failures;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.CrossSite;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/// `/f/{id}`: the bytes, a page or a manifest, by the `Accept` header alone. POST takes the
/// password form of the page.
@Path("/f/{id}")
public final class DownloadResource {
  private final Requests requests;
  private final Reader reader;
  private final LinkAnswers answers;

  public DownloadResource(Requests requests, Reader reader, LinkAnswers answers) {
    this.requests = requests;
    this.reader = reader;
    this.answers = answers;
  }

  @GET
  @Access(Caller.READER)
  public Response get(@Context ContainerRequestContext request, @PathParam("id") String id) {
    return switch (reader.open(request, id)) {
      case Reader.Admitted admitted -> answers.of(admitted, request);
      case Reader.PasswordNeeded needed -> answers.passwordPage(needed, id, request);
    };
  }

  @HEAD
  @Access(Caller.READER)
  public Response head(@Context ContainerRequestContext request, @PathParam("id") String id) {
    return get(request, id);
  }

  @POST
  @Access(Caller.READER)
  public Response password(@Context ContainerRequestContext request, @PathParam("id") String id)
      throws IOException {
    if (CrossSite.sentForm(request, requests)) {
      throw Failures.CROSS_SITE_FORM.rejection(); // It would set a cookie: nobody else may ask so.
    }
    return switch (reader.openWithForm(request, id)) {
      case Reader.Admitted admitted -> answers.letIn(admitted, id);
      case Reader.PasswordNeeded needed -> answers.passwordPage(needed, id, request);
    };
  }
}
