package dev.waybill.application.upload;

import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.PasswordHasher;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.tenant.Tenant;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Makes uploads of files that have been received, and brings them into the database.
final class NewUploads {
  private final UploadRepository uploads;
  private final Transactions transactions;
  private final PasswordHasher hasher;
  private final RandomBytes random;
  private final InstantSource clock;

  NewUploads(
      UploadRepository uploads,
      Transactions transactions,
      PasswordHasher hasher,
      RandomBytes random,
      InstantSource clock) {
    this.uploads = uploads;
    this.transactions = transactions;
    this.hasher = hasher;
    this.random = random;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  ManagementToken newToken() {
    return ManagementToken.of(random.next(ManagementToken.RANDOM_BYTES));
  }

  /// Who may read, with the password hashed. Takes its time.
  AccessPolicy access(UploadOptions options, String client) {
    return options
        .access()
        .applyTo(new AccessPolicy.Public(), password -> hasher.hash(password, client));
  }

  /// @param files as storage has them by now
  Upload of(
      Tenant tenant,
      ManagementToken token,
      AccessPolicy access,
      UploadOptions options,
      List<StoredFile> files) {
    var now = now().truncatedTo(ChronoUnit.MILLIS);
    var expiry = options.expiry().orElse(tenant.policy().defaultExpiry());
    return new Upload(
        new UploadId(random.nextUuid()),
        tenant.id(),
        token.hash(),
        access,
        now,
        expiry.from(now),
        1,
        0,
        files);
  }

  /// Commits the upload, durably, unless the deadline is past. That is looked at inside the
  /// transaction, which the database ends for a node that is paused: a late commit cannot bring
  /// back what was swept meanwhile.
  ///
  /// @throws dev.waybill.application.port.UploadBlocked as [UploadRepository#add] has it
  boolean add(Upload upload, AddRequirements required, Instant deadline) {
    return transactions.write(
        () -> {
          if (now().isAfter(deadline)) {
            return false;
          }
          uploads.add(upload.tenant(), upload, required);
          return true;
        });
  }
}
