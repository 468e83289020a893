package dev.waybill.application.download;

import dev.waybill.application.context.RequestContext;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.AccessDecision.Basis;
import dev.waybill.domain.access.AccessDecision.Blocked;
import dev.waybill.domain.access.AccessDecision.Denied;
import dev.waybill.domain.access.AccessDecision.Granted;
import dev.waybill.domain.access.AccessDecision.NotFound;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.Credentials;
import dev.waybill.domain.upload.GrantKey;
import dev.waybill.domain.upload.LinkId;
import dev.waybill.domain.upload.ReadAccess;
import dev.waybill.domain.upload.Upload;
import java.time.InstantSource;
import java.util.Optional;

/// Lets a reader in to what a link leads to, or says why not.
public final class OpenDownload {
  private final UploadRepository uploads;
  private final Transactions transactions;
  private final PasswordTries tries;
  private final GrantKey grants;
  private final InstantSource clock;
  private final boolean tellsBlocked;

  /// @param tellsBlocked whether a reader of what the operator has blocked is told so; else it is
  ///   as if it were not there
  public OpenDownload(
      UploadRepository uploads,
      Transactions transactions,
      PasswordTries tries,
      GrantKey grants,
      InstantSource clock,
      boolean tellsBlocked) {
    this.uploads = uploads;
    this.transactions = transactions;
    this.tries = tries;
    this.grants = grants;
    this.clock = clock;
    this.tellsBlocked = tellsBlocked;
  }

  public sealed interface Outcome {}

  /// The reader may have it.
  ///
  /// @param grant signed, opens the upload for a while without its password, for who has just shown
  ///   it. None for anybody else: a grant never prolongs itself
  public record Opened(Upload upload, Representation representation, Optional<String> grant)
      implements Outcome {}

  /// The reader may not have it.
  public record Refused(Denied why) implements Outcome {}

  public Outcome open(RequestContext context, LinkId link, Credentials credentials) {
    var found = transactions.lookUp(() -> uploads.findByLink(context.tenantId(), link));
    var decision =
        ReadAccess.decide(
            found,
            credentials,
            grants,
            clock.instant(),
            (password, hash) ->
                tries.check(context.network(), found.orElseThrow().id(), password, hash));
    return switch (decision) {
      case Granted(var basis) -> opened(found.orElseThrow(), link, basis);
      case Blocked() when !tellsBlocked -> new Refused(new NotFound());
      case Denied why -> new Refused(why);
    };
  }

  private Outcome opened(Upload upload, LinkId link, Basis basis) {
    return new Opened(upload, Representation.of(upload.filesBehind(link)), grant(upload, basis));
  }

  private Optional<String> grant(Upload upload, Basis basis) {
    return basis == Basis.PASSWORD && upload.access() instanceof AccessPolicy.Protected(var hash)
        ? Optional.of(grants.grant(upload.id(), hash, clock.instant().plus(GrantKey.LIFETIME)))
        : Optional.empty();
  }
}
