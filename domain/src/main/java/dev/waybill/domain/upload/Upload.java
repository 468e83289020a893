package dev.waybill.domain.upload;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementTokenHash;
import dev.waybill.domain.expiry.Expiry;
import dev.waybill.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/// What one request to `/upload` makes: 1..n files, one link, one management token, one access
/// policy, one expiry.
///
/// @param version rises by one with every change of settings
/// @param downloads how often an answer has brought the end of the content to a client, counted
///   beside the settings: it never changes the version
/// @param files in upload order, never empty
/// @param blocked whether it, or a file of it, is on the block list: kept beside the upload, and
///   changed by the operator alone
public record Upload(
    UploadId id,
    TenantId tenant,
    ManagementTokenHash token,
    AccessPolicy access,
    Instant createdAt,
    Expiry expiry,
    long version,
    long downloads,
    List<StoredFile> files,
    boolean blocked) {
  public Upload {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("an upload has at least one file");
    }
  }

  /// One that is not blocked.
  public Upload(
      UploadId id,
      TenantId tenant,
      ManagementTokenHash token,
      AccessPolicy access,
      Instant createdAt,
      Expiry expiry,
      long version,
      long downloads,
      List<StoredFile> files) {
    this(id, tenant, token, access, createdAt, expiry, version, downloads, files, false);
  }

  /// The files that a link leads to: all for the upload's own id, one for a file's id, none for any
  /// other.
  public List<StoredFile> filesBehind(LinkId link) {
    return link.equals(id.asLink())
        ? files
        : files.stream().filter(file -> link.equals(file.id().asLink())).toList();
  }

  public boolean isExpired(Instant now) {
    return expiry.isOver(now);
  }

  public boolean isEndToEndEncrypted() {
    return files.getFirst().encryption().isPresent();
  }

  /// The same upload under other settings, one version later.
  public Upload with(AccessPolicy newAccess, Expiry newExpiry) {
    return new Upload(
        id, tenant, token, newAccess, createdAt, newExpiry, version + 1, downloads, files, blocked);
  }
}
