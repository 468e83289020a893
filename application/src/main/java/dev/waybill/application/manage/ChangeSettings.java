package dev.waybill.application.manage;

import dev.waybill.application.context.RequestContext;
import dev.waybill.application.port.PasswordHasher;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.AccessChange;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordHash;
import dev.waybill.domain.expiry.Expiry;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/// Changes who may read an upload and for how long, for the holder of its management token. The
/// next request to any node sees the change.
public final class ChangeSettings {
  private final UploadRepository uploads;
  private final Transactions transactions;
  private final PasswordHasher hasher;
  private final InstantSource clock;

  public ChangeSettings(
      UploadRepository uploads,
      Transactions transactions,
      PasswordHasher hasher,
      InstantSource clock) {
    this.uploads = uploads;
    this.transactions = transactions;
    this.hasher = hasher;
    this.clock = clock;
  }

  /// @param expiry none: unchanged
  public record Command(
      ManagementToken token, AccessChange access, Optional<ExpiryChoice> expiry) {}

  public sealed interface Outcome {}

  public record Changed(Upload upload) implements Outcome {}

  public record NotFound() implements Outcome {}

  /// @param field the name of the form field
  /// @param reason a sentence for the holder
  public record Refused(String field, String reason) implements Outcome {}

  /// Access by password was asked for without one, and none is set.
  ///
  /// @param reason a sentence for the holder
  public record PasswordMissing(String reason) implements Outcome {}

  public Outcome change(RequestContext context, Command command) {
    if (command.expiry().filter(choice -> !context.policy().allows(choice)).isPresent()) {
      return new Refused("expires", "This lifetime is not allowed here");
    }
    if (!exists(context, command.token())) {
      return new NotFound();
    }
    var hashed = hashBeforehand(context, command.access());
    return transactions.write(
        () ->
            locked(context, command.token())
                .map(upload -> keep(command, upload, hashed))
                .orElseGet(NotFound::new));
  }

  /// Hashing is expensive: never for a token that opens nothing, never while the row is locked.
  private boolean exists(RequestContext context, ManagementToken token) {
    return transactions
        .lookUp(() -> uploads.findByToken(context.tenantId(), token.hash()))
        .filter(upload -> !upload.isExpired(clock.instant()))
        .isPresent();
  }

  private Function<Password, PasswordHash> hashBeforehand(
      RequestContext context, AccessChange access) {
    if (access instanceof AccessChange.SetPassword(var password)) {
      var hash = hasher.hash(password, context.network());
      return _ -> hash;
    }
    return password -> hasher.hash(password, context.network());
  }

  private Optional<Upload> locked(RequestContext context, ManagementToken token) {
    return uploads
        .lockByToken(context.tenantId(), token.hash())
        .filter(upload -> !upload.isExpired(clock.instant()));
  }

  private Outcome keep(Command command, Upload upload, Function<Password, PasswordHash> hashed) {
    if (!command.access().fits(upload.access())) {
      return new PasswordMissing("is required: this upload has none yet");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Expiry expiry = command.expiry().map(choice -> choice.from(now)).orElse(upload.expiry());
    var changed = upload.with(command.access().applyTo(upload.access(), hashed), expiry);
    uploads.update(upload.tenant(), changed);
    return new Changed(changed);
  }
}
