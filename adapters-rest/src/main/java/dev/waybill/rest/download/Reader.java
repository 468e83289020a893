package dev.waybill.rest.download;

import dev.waybill.application.context.Actor;
import dev.waybill.application.context.RequestContext;
import dev.waybill.application.download.OpenDownload;
import dev.waybill.application.download.Representation;
import dev.waybill.domain.access.AccessDecision;
import dev.waybill.domain.access.Credentials;
import dev.waybill.domain.access.PasswordAttempt;
import dev.waybill.domain.upload.LinkId;
import dev.waybill.domain.upload.Upload;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.FormReader;
import dev.waybill.rest.form.KnownFields;
import dev.waybill.rest.meters.RequestMeters;
import dev.waybill.rest.request.RequestFacts;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.AccessProof;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.CredentialsReader;
import dev.waybill.rest.security.GrantCookie;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.io.IOException;
import java.util.Optional;

/// Asks for every request under `/f/` whether it may be answered, before anything else is looked
/// at.
public final class Reader {
  private final OpenDownload downloads;
  private final Requests requests;
  private final RequestMeters meters;

  public Reader(OpenDownload downloads, Requests requests, RequestMeters meters) {
    this.downloads = downloads;
    this.requests = requests;
    this.meters = meters;
  }

  /// What a reader gets; not there at all is a [dev.waybill.rest.error.Rejection].
  sealed interface Admission {}

  record Admitted(OpenDownload.Opened opened, RequestFacts facts) implements Admission {
    RequestContext context() {
      return facts.context();
    }

    Upload upload() {
      return opened.upload();
    }

    Representation content() {
      return opened.representation();
    }

    /// The grant as a cookie, for answers that a browser goes on from.
    Optional<NewCookie> cookie() {
      return opened.grant().map(value -> GrantCookie.of(upload(), value, facts));
    }
  }

  /// @param failure its answer: 401, 403 or 429
  record PasswordNeeded(AccessDecision.PasswordNeeded why, Failure failure) implements Admission {}

  /// With what the request itself shows.
  Admission open(ContainerRequestContext request, String id) {
    return open(request, id, CredentialsReader.of(request));
  }

  /// As [#open], where nobody is shown a form: whoever needs a password gets the failure.
  Admitted require(ContainerRequestContext request, String id) {
    return switch (open(request, id)) {
      case Admitted admitted -> admitted;
      case PasswordNeeded(_, var failure) -> throw failure.rejection();
    };
  }

  /// With the password of the page's form.
  Admission openWithForm(ContainerRequestContext request, String id) throws IOException {
    var password = FormReader.read(request, KnownFields.PASSWORD).one("password");
    return open(
        request,
        id,
        password.map(PasswordAttempt::of).map(Credentials::of).orElse(Credentials.NONE));
  }

  private Admission open(ContainerRequestContext request, String id, Credentials credentials) {
    var link = LinkId.parse(id).orElseThrow(Failures.NOT_FOUND::rejection);
    var facts = requests.factsOf(request, actor(credentials));
    return switch (downloads.open(facts.context(), link, credentials)) {
      case OpenDownload.Opened opened -> {
        AccessProof.give(request, Caller.READER);
        yield new Admitted(opened, facts);
      }
      case OpenDownload.Refused(var why) -> refused(why, Failures.denied(why, facts.url("/")));
    };
  }

  private static Actor actor(Credentials credentials) {
    return credentials.token().isPresent() ? Actor.TOKEN_HOLDER : Actor.ANONYMOUS;
  }

  private Admission refused(AccessDecision.Denied why, Failure failure) {
    if (why instanceof AccessDecision.WrongPassword) {
      meters.passwordFailed();
    }
    return switch (why) {
      case AccessDecision.PasswordNeeded needed -> new PasswordNeeded(needed, failure);
      case AccessDecision.NotFound(), AccessDecision.Blocked() -> throw failure.rejection();
    };
  }
}
