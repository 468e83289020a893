package dev.waybill.rest.manage;

import dev.waybill.application.context.Actor;
import dev.waybill.application.manage.ChangeSettings;
import dev.waybill.application.manage.ViewSettings;
import dev.waybill.application.manage.ViewSettings.Viewed;
import dev.waybill.application.upload.DeleteUpload;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.AccessFields;
import dev.waybill.rest.request.RequestFacts;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.AccessProof;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/// Whoever shows a management token: what it opens, and whether it opens anything.
public final class Holder {
  private final ViewSettings view;
  private final ChangeSettings change;
  private final DeleteUpload delete;
  private final Requests requests;

  public Holder(ViewSettings view, ChangeSettings change, DeleteUpload delete, Requests requests) {
    this.view = view;
    this.change = change;
    this.delete = delete;
    this.requests = requests;
  }

  RequestFacts facts(ContainerRequestContext request) {
    return requests.factsOf(request, Actor.TOKEN_HOLDER);
  }

  /// What looks like none is not there, as one that no upload has.
  static ManagementToken token(String text) {
    return ManagementToken.parse(text).orElseThrow(Failures.NOT_FOUND::rejection);
  }

  Optional<Viewed> view(
      RequestFacts facts, ContainerRequestContext request, ManagementToken token) {
    var viewed = view.view(facts.context(), token);
    viewed.ifPresent(_ -> prove(request));
    return viewed;
  }

  ChangeSettings.Outcome change(
      RequestFacts facts,
      ContainerRequestContext request,
      ManagementToken token,
      AccessFields fields) {
    var command = new ChangeSettings.Command(token, fields.access(), fields.expiry());
    var outcome = change.change(facts.context(), command);
    if (!(outcome instanceof ChangeSettings.NotFound)) {
      prove(request);
    }
    return outcome;
  }

  /// @return whether there was an upload
  boolean delete(ContainerRequestContext request, ManagementToken token) {
    return switch (delete.delete(facts(request).context(), token)) {
      case DeleteUpload.Deleted() -> {
        prove(request);
        yield true;
      }
      case DeleteUpload.NotFound() -> false;
    };
  }

  private static void prove(ContainerRequestContext request) {
    AccessProof.give(request, Caller.HOLDER);
  }
}
