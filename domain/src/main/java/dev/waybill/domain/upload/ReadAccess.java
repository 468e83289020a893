package dev.waybill.domain.upload;

import dev.waybill.domain.access.AccessDecision;
import dev.waybill.domain.access.AccessDecision.Basis;
import dev.waybill.domain.access.AccessDecision.Blocked;
import dev.waybill.domain.access.AccessDecision.Granted;
import dev.waybill.domain.access.AccessDecision.NotFound;
import dev.waybill.domain.access.AccessDecision.PasswordRequired;
import dev.waybill.domain.access.AccessDecision.WrongPassword;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.Credentials;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordAttempt;
import dev.waybill.domain.access.PasswordHash;
import java.time.Instant;
import java.util.Optional;

/// The one function that decides who may read. Every route that can reveal bytes, a name, a size, a
/// type or a tag asks it first, before any precondition of the request is looked at.
public final class ReadAccess {
  private ReadAccess() {}

  /// Compares a password with a hash, or refuses to: costly, so it is called only when it decides.
  @FunctionalInterface
  public interface PasswordCheck {
    /// Granted by the password, or why it opens nothing now.
    AccessDecision check(Password password, PasswordHash hash);
  }

  public static AccessDecision decide(
      Optional<Upload> found,
      Credentials credentials,
      GrantKey grants,
      Instant now,
      PasswordCheck passwords) {
    var live = found.filter(upload -> !upload.isExpired(now));
    if (live.isEmpty()) {
      return new NotFound();
    }
    var upload = live.get();
    var decision = decideUnblocked(upload, credentials, grants, now, unless(upload, passwords));
    return upload.blocked() && !(decision instanceof NotFound) ? new Blocked() : decision;
  }

  /// No hash is computed where its outcome changes nothing.
  private static PasswordCheck unless(Upload upload, PasswordCheck passwords) {
    return upload.blocked() ? (_, _) -> new WrongPassword() : passwords;
  }

  private static AccessDecision decideUnblocked(
      Upload upload,
      Credentials credentials,
      GrantKey grants,
      Instant now,
      PasswordCheck passwords) {
    if (isOwner(upload, credentials)) {
      return new Granted(Basis.OWNER);
    }
    return switch (upload.access()) {
      case AccessPolicy.Public() -> new Granted(Basis.LINK);
      case AccessPolicy.Private() ->
          grants.opensPrivate(credentials.grants(), upload, now)
              ? new Granted(Basis.OWNER)
              : new NotFound();
      case AccessPolicy.Protected(var hash) ->
          grants.opensProtected(credentials.grants(), upload.id(), hash, now)
              ? new Granted(Basis.GRANT)
              : byPassword(credentials.password(), hash, passwords);
    };
  }

  private static boolean isOwner(Upload upload, Credentials credentials) {
    return credentials.token().filter(token -> token.hash().equals(upload.token())).isPresent();
  }

  private static AccessDecision byPassword(
      Optional<PasswordAttempt> attempt, PasswordHash hash, PasswordCheck passwords) {
    if (attempt.isEmpty()) {
      return new PasswordRequired();
    }
    return switch (attempt.get()) {
      case PasswordAttempt.Impossible() -> new WrongPassword();
      case PasswordAttempt.Plausible(var password) -> passwords.check(password, hash);
    };
  }
}
