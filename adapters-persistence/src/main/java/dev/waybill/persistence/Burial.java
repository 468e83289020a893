package dev.waybill.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;

/// Forgets uploads for good: their blobs become tombstones, then their rows go. The keys have been
/// looked up before, under the tenant where there is one.
final class Burial {
  private Burial() {}

  /// Answers how many uploads there were.
  static int bury(StatelessSession session, List<UUID> keys, Instant now) {
    return Chunks.of(keys).stream().mapToInt(chunk -> buryChunk(session, chunk, now)).sum();
  }

  private static int buryChunk(StatelessSession session, List<UUID> keys, Instant now) {
    session
        .createMutationQuery(
            """
            insert into TombstoneEntity (blobKey, tenant, createdAt)
              select f.blobKey, f.tenant, :now from StoredFileEntity f
                where f.id.uploadKey in (:keys)
            """)
        .setParameter("now", now.toEpochMilli())
        .setParameterList("keys", keys)
        .executeUpdate();
    session
        .createMutationQuery(
            """
            delete from BlockedUploadEntity b where b.publicId in (
              select u.publicId from UploadEntity u where u.uploadKey in (:keys))
            """)
        .setParameterList("keys", keys)
        .executeUpdate();
    session
        .createMutationQuery("delete from OriginEntity o where o.uploadKey in (:keys)")
        .setParameterList("keys", keys)
        .executeUpdate();
    session
        .createMutationQuery("delete from StoredFileEntity f where f.id.uploadKey in (:keys)")
        .setParameterList("keys", keys)
        .executeUpdate();
    return session
        .createMutationQuery("delete from UploadEntity u where u.uploadKey in (:keys)")
        .setParameterList("keys", keys)
        .executeUpdate();
  }
}
