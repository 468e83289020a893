package dev.waybill.application.upload;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.PasswordHasher;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UploadBlocked;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.tenant.Tenant;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.FileId;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Receives files as they come in and makes an upload of them. Nothing is visible before
/// [Reception#finish] has answered [Received]; then everything is, durably.
public final class ReceiveUpload {
  /// How long an upload may take from its first byte to its last. An orphan sweep in another
  /// process leaves blobs alone that are younger.
  public static final Duration LONGEST = Duration.ofHours(24);

  private final StoredContents contents;
  private final UploadRepository uploads;
  private final Transactions transactions;
  private final PasswordHasher hasher;
  private final RandomBytes random;
  private final InstantSource clock;
  private final InFlight inFlight;
  private final SenderNetworks networks;

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
    this.uploads = uploads;
    this.transactions = transactions;
    this.hasher = hasher;
    this.random = random;
    this.clock = clock;
    this.inFlight = inFlight;
    this.networks = networks;
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
  public Reception begin(Sender sender, OptionalLong announced) {
    spend(UploadBudgets.Kind.UPLOADS, sender, 1);
    transactions.requireAvailable();
    contents.requireAvailable(announced);
    return new Reception(this, sender, announced, clock.instant().plus(LONGEST));
  }

  /// @throws dev.waybill.application.port.BudgetSpent where the sender's network may not
  void spend(UploadBudgets.Kind kind, Sender sender, long amount) {
    networks.budgets().take(kind, sender.client(), amount);
  }

  boolean isPast(Instant deadline) {
    return clock.instant().isAfter(deadline);
  }

  Incoming newFile(TenantId tenant, FileName name, MediaType type, OptionalLong atMost) {
    var key = BlobKey.of(clock.instant(), random.next(BlobKey.RANDOM_BYTES));
    inFlight.add(key);
    try {
      var begun = contents.create(tenant, key, atMost);
      return new Incoming(
          new FileId(random.nextUuid()), name, type, key, begun.wrappedKey(), begun.sink());
    } catch (RuntimeException notBegun) {
      inFlight.remove(List.of(key));
      throw notBegun;
    }
  }

  /// Checks the options, publishes every file and commits the upload.
  ///
  /// @param deadline after which an orphan sweep may have taken the files
  /// @param committing told right before the commit, after which taking back is no longer ours
  Outcome finish(
      Sender sender,
      List<Incoming> files,
      UploadOptions options,
      Instant deadline,
      Runnable committing) {
    if (files.isEmpty()) {
      return new NoFiles();
    }
    return refusal(sender.tenant().policy(), files, options)
        .<Outcome>map(refused -> refused)
        .orElseGet(() -> keep(sender, files, options, deadline, committing));
  }

  private static Optional<Refused> refusal(
      TenantPolicy policy, List<Incoming> files, UploadOptions options) {
    if (options.expiry().filter(choice -> !policy.allows(choice)).isPresent()) {
      return Optional.of(new Refused("expires", "This lifetime is not allowed here"));
    }
    return options.encryption().flatMap(encryption -> EncryptionRefusals.of(encryption, files));
  }

  private Outcome keep(
      Sender sender,
      List<Incoming> files,
      UploadOptions options,
      Instant deadline,
      Runnable committing) {
    var token = ManagementToken.of(random.next(ManagementToken.RANDOM_BYTES));
    var access =
        options
            .access()
            .applyTo(new AccessPolicy.Public(), password -> hasher.hash(password, sender.client()));
    files.forEach(Incoming::publish);
    var upload = upload(sender.tenant(), files, options, token, access);
    var required =
        new AddRequirements(
            inFlight.nodeOf(files.getFirst().key()),
            contents.requiresNoTenantKeys(),
            Optional.of(sender.client()),
            networks.origins().of(sender.client()));
    committing.run();
    try {
      return transactions.write(
          () -> {
            // Looked at inside the transaction, which the database ends for a node that is paused:
            // a late commit cannot bring back what was swept meanwhile.
            if (isPast(deadline)) {
              return new TookTooLong();
            }
            uploads.add(sender.tenant().id(), upload, required);
            return new Received(upload, token);
          });
    } catch (UploadBlocked blocked) {
      return blocked(blocked.block(), upload);
    }
  }

  private static Outcome blocked(Block block, Upload upload) {
    return switch (block) {
      case Block.OfDigest(var sha256) ->
          new FileBlocked(
              upload.files().stream().map(StoredFile::sha256).toList().indexOf(sha256) + 1);
      case Block.OfNetwork _ -> new NetworkBlocked();
      case Block.OfUpload _ -> throw new IllegalStateException("a new upload is not on the list");
    };
  }

  private Upload upload(
      Tenant tenant,
      List<Incoming> files,
      UploadOptions options,
      ManagementToken token,
      AccessPolicy access) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ExpiryChoice expiry = options.expiry().orElse(tenant.policy().defaultExpiry());
    return new Upload(
        new UploadId(random.nextUuid()),
        tenant.id(),
        token.hash(),
        access,
        now,
        expiry.from(now),
        1,
        0,
        stored(files, options.encryption()));
  }

  private static List<StoredFile> stored(
      List<Incoming> files, Optional<UploadOptions.Encryption> encryption) {
    return IntStream.range(0, files.size())
        .mapToObj(index -> files.get(index).stored(encryption.map(e -> e.forFile(index))))
        .toList();
  }

  /// Takes back what was not committed: files that storage has are removed again, best effort; what
  /// that misses, the orphan sweep finds.
  void abandon(List<Incoming> files) {
    files.forEach(file -> file.abandon(contents));
    forget(files);
  }

  /// Leaves files where they are.
  void release(List<Incoming> files) {
    files.forEach(Incoming::close);
    forget(files);
  }

  private void forget(List<Incoming> files) {
    inFlight.remove(files.stream().map(Incoming::key).toList());
  }
}
