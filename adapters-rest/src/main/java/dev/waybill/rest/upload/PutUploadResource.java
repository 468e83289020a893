package dev.waybill.rest.upload;

import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.application.upload.Reception;
import dev.waybill.application.upload.UploadOptions;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.BodyReader;
import dev.waybill.rest.request.RequestFacts;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `PUT /upload/{file-name}`: one file as the raw body, as `curl -T` sends it.
@Path("/upload/{file-name}")
public final class PutUploadResource {
  private final ReceiveUpload receive;
  private final Requests requests;

  public PutUploadResource(ReceiveUpload receive, Requests requests) {
    this.receive = receive;
    this.requests = requests;
  }

  @PUT
  @Access(Caller.ANYONE)
  public Response upload(
      @Context ContainerRequestContext request, @PathParam("file-name") String name)
      throws IOException {
    BodyReader.requireIdentity(request);
    requireWhole(request);
    RequestFacts facts = requests.factsOf(request);
    var policy = facts.tenant().policy();
    SizeCheck.requireAtMost(
        Exchange.of(request).body().length(), policy.maxUploadSize().value(), policy);
    try (var reception = receive.begin(facts.tenant(), Exchange.of(request).body().announced())) {
      receiveInto(reception, name, request);
      var outcome = reception.finish(UploadOptions.NONE);
      return new UploadAnswers(facts, request).of(outcome, List.of());
    }
  }

  /// A part of a file is not to be taken for all of it (RFC 9110 section 14.5).
  private static void requireWhole(ContainerRequestContext request) {
    if (request.getHeaderString("Content-Range") != null) {
      throw Failures.malformed("A part of a file cannot be uploaded; send the whole").rejection();
    }
  }

  private static void receiveInto(Reception reception, String name, ContainerRequestContext request)
      throws IOException {
    var type = MediaType.of(Optional.ofNullable(request.getHeaderString("Content-Type")));
    var policy = reception.policy();
    SizeCheck.require(reception.openFile(FileName.of(name), type), policy);
    Exchange.of(request).body().forEach(piece -> SizeCheck.require(reception.write(piece), policy));
    reception.closeFile();
  }
}
