package dev.waybill.application.upload;

import dev.waybill.application.context.RequestContext;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.upload.Upload;
import java.time.InstantSource;
import java.util.Optional;

/// Deletes an upload for the holder of its management token. From the answer on its links are dead
/// on every node; the bytes follow by the sweep.
public final class DeleteUpload {
  private final UploadRepository uploads;
  private final Transactions transactions;
  private final InstantSource clock;

  public DeleteUpload(UploadRepository uploads, Transactions transactions, InstantSource clock) {
    this.uploads = uploads;
    this.transactions = transactions;
    this.clock = clock;
  }

  public sealed interface Outcome {}

  public record Deleted() implements Outcome {}

  /// No upload with this token, or none any more.
  public record NotFound() implements Outcome {}

  public Outcome delete(RequestContext context, ManagementToken token) {
    return transactions.write(
        () -> live(context, token).map(upload -> remove(context, upload)).orElseGet(NotFound::new));
  }

  private Optional<Upload> live(RequestContext context, ManagementToken token) {
    return uploads
        .lockByToken(context.tenantId(), token.hash())
        .filter(upload -> !upload.isExpired(clock.instant()));
  }

  private Outcome remove(RequestContext context, Upload upload) {
    uploads.remove(context.tenantId(), upload);
    return new Deleted();
  }
}
