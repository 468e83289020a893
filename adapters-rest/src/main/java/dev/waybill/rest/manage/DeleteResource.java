package dev.waybill.rest.manage;

import dev.waybill.rest.container.Exchange;
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
  private final Holder holder;
  private final ManageAnswers answers;

  public DeleteResource(Holder holder, ManageAnswers answers) {
    this.holder = holder;
    this.answers = answers;
  }

  @POST
  @Access(Caller.HOLDER)
  public Response delete(
      @Context ContainerRequestContext request, @PathParam("token") String text) {
    Exchange.of(request).body().disregard();
    return holder.delete(request, Holder.token(text))
        ? answers.deleted(request)
        : answers.notFound(request);
  }
}
