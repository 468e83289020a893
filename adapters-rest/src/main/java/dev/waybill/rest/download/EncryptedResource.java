package dev.waybill.rest.download;

import dev.waybill.rest.error.Failures;
import dev.waybill.rest.page.Previews;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/// `/f/{id}/encrypted`: the raw ciphertext of an end-to-end encrypted upload, with what a client
/// needs to derive the key from the password.
@Path("/f/{id}/encrypted")
public final class EncryptedResource {
  private final Reader reader;
  private final ContentAnswers contents;
  private final Previews previews;

  public EncryptedResource(Reader reader, ContentAnswers contents, Previews previews) {
    this.reader = reader;
    this.contents = contents;
    this.previews = previews;
  }

  @GET
  @Access(Caller.READER)
  public Response get(@Context ContainerRequestContext request, @PathParam("id") String id) {
    var admission = reader.open(request, id);
    return previews.answer(request).orElseGet(() -> answer(admission, request));
  }

  private Response answer(Reader.Admission admission, ContainerRequestContext request) {
    return switch (admission) {
      case Reader.PasswordNeeded(_, var failure) -> throw failure.rejection();
      case Reader.Admitted admitted when admitted.upload().isEndToEndEncrypted() ->
          contents.of(admitted, request);
      case Reader.Admitted _ -> throw Failures.NOT_ENCRYPTED.rejection();
    };
  }

  @HEAD
  @Access(Caller.READER)
  public Response head(@Context ContainerRequestContext request, @PathParam("id") String id) {
    return get(request, id);
  }
}
