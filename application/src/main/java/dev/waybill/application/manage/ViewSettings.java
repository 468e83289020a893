package dev.waybill.application.manage;

import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Upload;
import java.time.InstantSource;
import java.util.Optional;

/// Shows the holder of a management token the upload behind it. Changes nothing.
public final class ViewSettings {
  private final UploadRepository uploads;
  private final Transactions transactions;
  private final InstantSource clock;

  public ViewSettings(UploadRepository uploads, Transactions transactions, InstantSource clock) {
    this.uploads = uploads;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The upload, while it lives.
  public Optional<Upload> view(TenantId tenant, ManagementToken token) {
    return transactions
        .read(() -> uploads.findByToken(tenant, token.hash()))
        .filter(upload -> !upload.isExpired(clock.instant()));
  }
}
