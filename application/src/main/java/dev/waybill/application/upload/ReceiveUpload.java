package dev.waybill.application.upload;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.context.RequestContext;
import dev.waybill.application.port.PasswordHasher;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.upload.Upload;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;

/// Receives files as they come in and makes an upload of them. Nothing is visible before
/// [Reception#finish] has answered [Received]; then everything is, durably.
public final class ReceiveUpload {
  /// How long an upload may take from its first byte to its last. An orphan sweep in another
  /// process leaves blobs alone that are younger.
  public static final Duration LONGEST = Duration.ofHours(24);

  private final StoredContents contents;
  private final Transactions transactions;
  private final RandomBytes random;
  private final InstantSource clock;
  private final InFlight inFlight;
  private final SenderNetworks networks;
  private final NewUploads uploads;

  public ReceiveUpload(
      StoredContents contents,
      UploadRepository uploads,
      Transactions transactions,
      PasswordHasher hasher,
      RandomBytes random,
      InstantSource clock,
      InFlight inFlight,
      SenderNetworks networks) {
    this.contents = contents;
    this.transactions = transactions;
    this.random = random;
    this.clock = clock;
    this.inFlight = inFlight;
    this.networks = networks;
    this.uploads = new NewUploads(uploads, transactions, hasher, random, clock);
  }

  public sealed interface Outcome {}

  /// @param token shown to the uploader this once
  public record Received(Upload upload, ManagementToken token) implements Outcome {}

  public record NoFiles() implements Outcome {}

  /// It took longer than [#LONGEST].
  public record TookTooLong() implements Outcome {}

  /// @param field the name of the form field
  /// @param reason a sentence for the uploader
  public record Refused(String field, String reason) implements Outcome {}

  /// The operator lets nobody send these bytes. Nothing was kept.
  ///
  /// @param file which one of the upload, from 1
  public record FileBlocked(int file) implements Outcome {}

  /// The operator takes nothing from the client's network. Nothing was kept.
  public record NetworkBlocked() implements Outcome {}

  /// Begins an upload. Close it in any case. Fails at once where it could not be kept, so that
  /// nobody sends a body in vain.
  ///
  /// @param announced the most bytes that its files can have together, where the client said so
  /// @throws dev.waybill.application.port.BudgetSpent where the client's network may not
  public Reception begin(RequestContext context, OptionalLong announced) {
    networks.budgets().take(UploadBudgets.Kind.UPLOADS, context.network(), 1);
    transactions.requireAvailable();
    contents.requireAvailable(announced);
    var files = new IncomingFiles(contents, inFlight, random, clock, context.tenantId());
    return new Reception(context, announced, files, uploads, networks);
  }
}
