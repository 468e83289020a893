package dev.waybill.rest.upload;

import dev.waybill.application.context.Actor;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.KnownFields;
import dev.waybill.rest.form.QueryFields;
import dev.waybill.rest.multipart.MultipartBoundary;
import dev.waybill.rest.request.RequestFacts;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.HeaderPassword;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/// `POST /upload`: one or more files as `multipart/form-data`, in parts named `files`. PUT needs a
/// name in its address.
@Path("/upload")
public final class UploadResource {
  private final MultipartIntake intake;
  private final Requests requests;

  public UploadResource(MultipartIntake intake, Requests requests) {
    this.intake = intake;
    this.requests = requests;
  }

  @POST
  @Access(Caller.ANYONE)
  public Response upload(@Context ContainerRequestContext request) throws IOException {
    WholeBody.require(request);
    requireNoHeaderPassword(request);
    var ignored = QueryFields.ignored(request, KnownFields.UPLOAD);
    RequestFacts facts = requests.factsOf(request, Actor.ANONYMOUS);
    return switch (MultipartBoundary.of(request.getHeaderString("Content-Type"))) {
      case MultipartBoundary.Found found -> intake.receive(request, facts, found, ignored);
      case MultipartBoundary.NotMultipart() -> throw Failures.NO_FILES.rejection();
      case MultipartBoundary.OtherMultipart() ->
          throw Failures.unsupportedType("Only multipart/form-data is accepted").rejection();
      case MultipartBoundary.Malformed(var sentence) ->
          throw Failures.malformed(sentence).rejection();
    };
  }

  /// It has its place in downloads and PUT; to ignore it would publish what was to be protected.
  private static void requireNoHeaderPassword(ContainerRequestContext request) {
    if (!HeaderPassword.of(request).isEmpty()) {
      throw Failures.invalidField(HeaderPassword.NAME, "send the password as the field password")
          .rejection();
    }
  }
}
