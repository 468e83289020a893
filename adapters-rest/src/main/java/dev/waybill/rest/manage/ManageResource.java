package dev.waybill.rest.manage;

import dev.waybill.application.manage.ChangeSettings;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.AccessFields;
import dev.waybill.rest.form.BodyReader;
import dev.waybill.rest.form.FormReader;
import dev.waybill.rest.form.KnownFields;
import dev.waybill.rest.form.QueryFields;
import dev.waybill.rest.form.UnknownFields;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/// `/manage/{token}`: what the holder of a management token sees and changes. GET and HEAD never
/// change anything.
@Path("/manage/{token}")
public final class ManageResource {
  private final Holder holder;
  private final ManageAnswers answers;

  public ManageResource(Holder holder, ManageAnswers answers) {
    this.holder = holder;
    this.answers = answers;
  }

  @GET
  @Access(Caller.HOLDER)
  public Response view(@Context ContainerRequestContext request, @PathParam("token") String text) {
    return ManagementToken.parse(text)
        .flatMap(token -> settings(token, request))
        .orElseGet(() -> answers.notFound(request));
  }

  private Optional<Response> settings(ManagementToken token, ContainerRequestContext request) {
    var facts = holder.facts(request);
    return holder
        .view(facts, request, token)
        .map(viewed -> answers.settings(viewed, token, facts, request));
  }

  @HEAD
  @Access(Caller.HOLDER)
  public Response head(@Context ContainerRequestContext request, @PathParam("token") String text) {
    return view(request, text);
  }

  @POST
  @Access(Caller.HOLDER)
  public Response post(@Context ContainerRequestContext request, @PathParam("token") String text)
      throws IOException {
    BodyReader.requireLength(request);
    var ignored = QueryFields.ignored(request, KnownFields.SETTINGS);
    var form = FormReader.read(request, KnownFields.SETTINGS);
    var unknown = new UnknownFields(KnownFields.SETTINGS);
    unknown.meet(form.names());
    var fields = AccessFields.ofSettings(form).and(unknown.warnings());
    return change(request, text, fields.and(ignored));
  }

  @PATCH
  @Access(Caller.HOLDER)
  public Response patch(@Context ContainerRequestContext request, @PathParam("token") String text)
      throws IOException {
    BodyReader.requireLength(request);
    var ignored = QueryFields.ignored(request, KnownFields.PATCH);
    return change(request, text, SettingsPatch.read(request).and(ignored));
  }

  @DELETE
  @Access(Caller.HOLDER)
  public Response delete(
      @Context ContainerRequestContext request, @PathParam("token") String text) {
    return holder.delete(request, Holder.token(text))
        ? answers.deleted(request)
        : answers.notFound(request);
  }

  private Response change(ContainerRequestContext request, String text, AccessFields fields) {
    var token = Holder.token(text);
    var facts = holder.facts(request);
    return switch (holder.change(facts, request, token, fields)) {
      case ChangeSettings.NotFound() -> answers.notFound(request);
      case ChangeSettings.PasswordMissing(var reason) ->
          answers.passwordMissing(Failures.invalidField("password", reason), token, facts, request);
      case ChangeSettings.Refused(var field, var reason) ->
          throw Failures.invalidField(field, reason).rejection();
      case ChangeSettings.Changed(var upload) ->
          answers.changed(upload, token, fields.warnings(), request);
    };
  }
}
