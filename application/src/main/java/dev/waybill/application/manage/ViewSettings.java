package dev.waybill.application.manage;

import dev.waybill.application.context.RequestContext;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.upload.GrantKey;
import dev.waybill.domain.upload.Upload;
import java.time.InstantSource;
import java.util.Optional;

/// Shows the holder of a management token the upload behind it. Changes nothing.
public final class ViewSettings {
  private final UploadRepository uploads;
  private final Transactions transactions;
  private final GrantKey grants;
  private final InstantSource clock;

  public ViewSettings(
      UploadRepository uploads, Transactions transactions, GrantKey grants, InstantSource clock) {
    this.uploads = uploads;
    this.transactions = transactions;
    this.grants = grants;
    this.clock = clock;
  }

  /// @param grant signed, lets the holder's browser follow the links of a private upload for a
  ///   while. None for any other: public links open anyway, and the owner of a protected upload
  ///   wants to see that its link asks
  public record Viewed(Upload upload, Optional<String> grant) {}

  /// The upload, while it lives.
  public Optional<Viewed> view(RequestContext context, ManagementToken token) {
    return transactions
        .lookUp(() -> uploads.findByToken(context.tenantId(), token.hash()))
        .filter(upload -> !upload.isExpired(clock.instant()))
        .map(upload -> new Viewed(upload, grant(upload)));
  }

  private Optional<String> grant(Upload upload) {
    return upload.access() instanceof AccessPolicy.Private
        ? Optional.of(grants.ownersGrant(upload, clock.instant().plus(GrantKey.LIFETIME)))
        : Optional.empty();
  }
}
