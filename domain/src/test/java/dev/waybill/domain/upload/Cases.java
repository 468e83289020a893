package dev.waybill.domain.upload;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.expiry.Expiry;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An upload of one file that lives for an hour.
final class Cases {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final Instant END = NOW.plus(Duration.ofHours(1));
  static final ManagementToken TOKEN = new ManagementToken("A".repeat(43));
  static final ManagementToken OTHER_TOKEN = new ManagementToken("E".repeat(43));

  private Cases() {}

  static UploadId id(int nth) {
    return new UploadId(new UUID(0, nth));
  }

  static Upload upload(AccessPolicy access) {
    var file =
        new StoredFile(
            new FileId(new UUID(1, 1)),
            FilePath.of(FileName.of("a.txt")),
            MediaType.OCTET_STREAM,
            ByteCount.ZERO,
            Digest.of(new byte[32]),
            0,
            BlobKey.of(NOW, new byte[BlobKey.RANDOM_BYTES]),
            Optional.empty(),
            Optional.empty());
    return new Upload(
        id(1), TenantId.DEFAULT, TOKEN.hash(), access, NOW, new Expiry(END), 1, 0, List.of(file));
  }
}
