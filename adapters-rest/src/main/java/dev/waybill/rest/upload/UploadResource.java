package dev.waybill.rest.upload;

import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.BodyReader;
import dev.waybill.rest.multipart.MultipartBoundary;
import dev.waybill.rest.request.RequestFacts;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/// `POST /upload`: one or more files as `multipart/form-data`, in parts named `files`.
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
    BodyReader.requireIdentity(request);
    RequestFacts facts = requests.factsOf(request);
    return switch (MultipartBoundary.of(request.getHeaderString("Content-Type"))) {
      case MultipartBoundary.Found found -> intake.receive(request, facts, found);
      case MultipartBoundary.NotMultipart() -> throw Failures.NO_FILES.rejection();
      case MultipartBoundary.OtherMultipart() ->
          throw Failures.unsupportedType("Only multipart/form-data is accepted").rejection();
      case MultipartBoundary.Malformed(var sentence) ->
          throw Failures.malformed(sentence).rejection();
    };
  }
}
