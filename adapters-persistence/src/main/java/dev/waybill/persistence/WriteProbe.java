package dev.waybill.persistence;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementTokenHash;
import dev.waybill.domain.expiry.Expiry;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.FileId;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/// Writes the rows of an upload and removes them again in the same transaction, so that nobody ever
/// sees them. New rows in the same tables need what an upload needs: a database whose disk is full
/// may still change a row that is there, and take a new one in a table that has room in its pages.
final class WriteProbe {
  private static final int HASH_BYTES = 32;
  private static final long LOW_BITS = 0x8000_0000_0000_0000L;

  private WriteProbe() {}

  /// For any tenant that is there. Where there is none yet, nobody can upload, and nothing is
  /// tried.
  ///
  /// @param now makes the keys: two nodes that have the same wait for each other
  static void run(StatelessSession session, Instant now) {
    session
        .createSelectionQuery("select min(t.id) from TenantEntity t", String.class)
        .uniqueResultOptional()
        .ifPresent(tenant -> run(session, upload(new TenantId(tenant), now)));
  }

  private static void run(StatelessSession session, Upload upload) {
    var row = UploadEntity.from(upload);
    session.insert(row);
    StoredFileEntity.from(upload).forEach(session::insert);
    session
        .createMutationQuery("delete from StoredFileEntity f where f.id.uploadKey = :key")
        .setParameter("key", row.uploadKey)
        .executeUpdate();
    session
        .createMutationQuery("delete from UploadEntity u where u.uploadKey = :key")
        .setParameter("key", row.uploadKey)
        .executeUpdate();
  }

  private static Upload upload(TenantId tenant, Instant now) {
    var millis = now.toEpochMilli();
    var id = new UUID(millis, LOW_BITS);
    var hash = ByteBuffer.allocate(HASH_BYTES).putLong(millis).array();
    var random = ByteBuffer.allocate(BlobKey.RANDOM_BYTES).putLong(millis).array();
    var file =
        new StoredFile(
            new FileId(id),
            FilePath.of(new FileName("probe")),
            MediaType.OCTET_STREAM,
            new ByteCount(0),
            Digest.of(hash),
            0,
            BlobKey.of(now, random),
            Optional.empty(),
            Optional.empty());
    return new Upload(
        new UploadId(id),
        tenant,
        ManagementTokenHash.of(hash),
        new AccessPolicy.Private(),
        now,
        new Expiry(now),
        0,
        0,
        List.of(file));
  }
}
