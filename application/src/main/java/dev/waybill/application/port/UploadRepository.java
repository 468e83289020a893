package dev.waybill.application.port;

import dev.waybill.domain.access.ManagementTokenHash;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.LinkId;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.util.Map;
import java.util.Optional;

/// Remembers uploads, each under its tenant: another tenant's upload is never found. Judges no
/// expiry: that is the caller's, by its own clock. Instants keep milliseconds.
public interface UploadRepository {
  /// Remembers a new upload. Where a file's data key is wrapped by a key of the tenant that has
  /// been erased meanwhile, that is a [StorageUnavailable]: the file could never be read.
  default void add(TenantId tenant, Upload upload) {
    add(tenant, upload, AddRequirements.NONE);
  }

  /// As [#add(TenantId, Upload)], where what is required is the case.
  void add(TenantId tenant, Upload upload, AddRequirements required);

  /// The upload whose own id, or one of whose files' ids, is `link`.
  Optional<Upload> findByLink(TenantId tenant, LinkId link);

  Optional<Upload> findByToken(TenantId tenant, ManagementTokenHash token);

  /// As [#findByToken], and nobody else changes or removes it before this transaction ends. Only in
  /// a transaction that may write.
  Optional<Upload> lockByToken(TenantId tenant, ManagementTokenHash token);

  /// Keeps the new access policy, expiry and version, and nothing else, of an upload that
  /// [#lockByToken] has found.
  void update(TenantId tenant, Upload upload);

  /// Adds to how often uploads were downloaded, and touches nothing else of them: not the version,
  /// so that no change of settings is refused for it. Ids of no upload, or of another tenant's, are
  /// passed over. Takes the uploads in the same order on every node, so that two that count the
  /// same ones do not wait for each other.
  void countDownloads(TenantId tenant, Map<UploadId, Long> more);

  /// Forgets the upload that [#lockByToken] has found, and remembers its blobs as tombstones for
  /// the sweep.
  void remove(TenantId tenant, Upload upload);
}
