package dev.waybill.rest.upload;

import dev.waybill.application.context.Actor;
import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.application.upload.Reception;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.form.FormFields;
import dev.waybill.rest.form.KnownFields;
import dev.waybill.rest.form.QueryFields;
import dev.waybill.rest.form.UnknownFields;
import dev.waybill.rest.request.RequestFacts;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.HeaderPassword;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/// `PUT /upload/{file-name}`: one file as the raw body, as `curl -T` sends it. Its fields are query
/// parameters, the password a header.
@Path("/upload/{file-name}")
public final class PutUploadResource {
  private static final String PATH = "path";

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
    WholeBody.require(request);
    var query = QueryFields.of(request);
    var paths = new SentPaths();
    var path = paths.read(path(query, name));
    var fields = fields(query, request).and(paths.warnings(PATH));
    RequestFacts facts = requests.factsOf(request, Actor.ANONYMOUS);
    var policy = facts.context().policy();
    SizeCheck.requireAtMost(
        Exchange.of(request).body().length(), policy.maxUploadSize().value(), policy);
    try (var reception = receive.begin(facts.context(), Exchange.of(request).body().announced())) {
      receiveInto(reception, path, request);
      var outcome = reception.finish(fields.options());
      return new UploadAnswers(facts, request).of(outcome, fields.warnings());
    }
  }

  /// A path that ends in `/` is of folders alone.
  private static String path(FormFields query, String name) {
    var path = query.one(PATH).orElse(name);
    return path.endsWith("/") ? path + name : path;
  }

  /// Known before the body, so that nobody sends one in vain.
  private static UploadFields fields(FormFields query, ContainerRequestContext request) {
    EncryptionFields.requireNone(query);
    var unknown = new UnknownFields(KnownFields.PUT);
    unknown.meet(QueryFields.names(query));
    HeaderPassword.of(request).forEach(text -> query.add("password", text));
    return UploadFields.of(query, unknown.warnings());
  }

  private static void receiveInto(
      Reception reception, FilePath path, ContainerRequestContext request) throws IOException {
    var type = MediaType.of(Optional.ofNullable(request.getHeaderString("Content-Type")));
    var policy = reception.policy();
    SizeCheck.require(reception.openFile(path, type), policy);
    Exchange.of(request).body().forEach(piece -> SizeCheck.require(reception.write(piece), policy));
    reception.closeFile();
  }
}
