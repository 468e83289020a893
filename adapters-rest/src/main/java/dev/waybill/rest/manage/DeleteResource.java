package dev.waybill.rest.manage;

import dev.waybill.application.upload.DeleteUpload;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/// `POST /delete/{token}`: deletes an upload at once.
@Path("/delete/{token}")
public final class DeleteResource {
  private final DeleteUpload delete;
  private final Requests requests;
  private final ManageAnswers answers;

  public DeleteResource(DeleteUpload delete, Requests requests, ManageAnswers answers) {
    this.delete = delete;
    this.requests = requests;
    this.answers = answers;
  }

  @POST
  @Access(Caller.HOLDER)
  public Response delete(
      @Context ContainerRequestContext request, @PathParam("token") String text) {
    Exchange.of(request).body().disregard();
    var token = ManagementToken.parse(text).orElseThrow(Failures.NOT_FOUND::rejection);
    return switch (delete.delete(requests.factsOf(request).tenant().id(), token)) {
      case DeleteUpload.Deleted() -> answers.deleted(request);
      case DeleteUpload.NotFound() -> answers.notFound(request);
    };
  }
}
