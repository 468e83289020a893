package dev.waybill.persistence;

import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.ManagementTokenHash;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.LinkId;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/// Uploads in two tables. Every query names the tenant.
final class HibernateUploads implements UploadRepository {
  private final CurrentSession current;
  private final InstantSource clock;
  private final RowLocks locks;

  HibernateUploads(CurrentSession current, InstantSource clock, RowLocks locks) {
    this.current = current;
    this.clock = clock;
    this.locks = locks;
  }

  @Override
  public void add(TenantId tenant, Upload upload) {
    var session = current.writing();
    requireOwn(tenant, upload);
    KeyFence.require(session, KeyFence.wrapping(upload));
    session.insert(UploadEntity.from(upload));
    session.insertMultiple(StoredFileEntity.from(upload));
  }

  @Override
  public Optional<Upload> findByLink(TenantId tenant, LinkId link) {
    var session = current.reading();
    return session
        .createSelectionQuery(
            """
            select u from UploadEntity u where u.tenant = :tenant and u.publicId = :link
            union all
            select u from StoredFileEntity f join UploadEntity u on u.uploadKey = f.id.uploadKey
              where f.tenant = :tenant and u.tenant = :tenant and f.publicId = :link
            """,
            UploadEntity.class)
        .setParameter("tenant", tenant.value())
        .setParameter("link", link.value())
        .uniqueResultOptional()
        .map(row -> whole(session, row));
  }

  @Override
  public Optional<Upload> findByToken(TenantId tenant, ManagementTokenHash token) {
    var session = current.reading();
    return found(session, byToken(session, tenant, token));
  }

  @Override
  public Optional<Upload> lockByToken(TenantId tenant, ManagementTokenHash token) {
    var session = current.writing();
    return found(session, locks.take(byToken(session, tenant, token)));
  }

  /// Changes the version before, and no other: whoever lost the lock (a node that was paused for
  /// too long) changes nothing.
  @Override
  public void update(TenantId tenant, Upload upload) {
    var session = current.writing();
    requireOwn(tenant, upload);
    var row = UploadEntity.from(upload);
    requireOne(
        session
            .createMutationQuery(
                """
                update UploadEntity u set u.access = :access, u.passwordHash = :password,
                  u.expiresAt = :expiresAt, u.version = :version
                  where u.tenant = :tenant and u.uploadKey = :key and u.version = :before
                """)
            .setParameter("before", row.version - 1)
            .setParameter("access", row.access)
            .setParameter("password", row.passwordHash)
            .setParameter("expiresAt", row.expiresAt)
            .setParameter("version", row.version)
            .setParameter("tenant", row.tenant)
            .setParameter("key", row.uploadKey)
            .executeUpdate());
  }

  @Override
  public void countDownloads(TenantId tenant, Map<UploadId, Long> more) {
    var session = current.writing();
    more.entrySet().stream()
        .sorted(Comparator.comparing(count -> count.getKey().value()))
        .forEach(count -> count(session, tenant, count.getKey(), count.getValue()));
  }

  private static void count(StatelessSession session, TenantId tenant, UploadId id, long more) {
    session
        .createMutationQuery(
            """
            update UploadEntity u set u.downloads = u.downloads + :more
              where u.tenant = :tenant and u.publicId = :id
            """)
        .setParameter("more", more)
        .setParameter("tenant", tenant.value())
        .setParameter("id", id.value())
        .executeUpdate();
  }

  @Override
  public void remove(TenantId tenant, Upload upload) {
    var session = current.writing();
    requireOwn(tenant, upload);
    requireOne(Burial.bury(session, key(session, tenant, upload), clock.instant()));
  }

  private static List<UUID> key(StatelessSession session, TenantId tenant, Upload upload) {
    return session
        .createSelectionQuery(
            """
            select u.uploadKey from UploadEntity u
              where u.tenant = :tenant and u.uploadKey = :key
            """,
            UUID.class)
        .setParameter("tenant", tenant.value())
        .setParameter("key", InternalKey.of(upload))
        .list();
  }

  private static SelectionQuery<UploadEntity> byToken(
      StatelessSession session, TenantId tenant, ManagementTokenHash token) {
    return session
        .createSelectionQuery(
            "from UploadEntity u where u.tenant = :tenant and u.tokenHash = :token",
            UploadEntity.class)
        .setParameter("tenant", tenant.value())
        .setParameter("token", token.bytes());
  }

  private static Optional<Upload> found(
      StatelessSession session, SelectionQuery<UploadEntity> query) {
    return query.uniqueResultOptional().map(row -> whole(session, row));
  }

  private static Upload whole(StatelessSession session, UploadEntity row) {
    var files =
        session
            .createSelectionQuery(
                """
                from StoredFileEntity f where f.tenant = :tenant and f.id.uploadKey = :key
                  order by f.id.ordinal
                """,
                StoredFileEntity.class)
            .setParameter("tenant", row.tenant)
            .setParameter("key", row.uploadKey)
            .list();
    return row.toDomain(files);
  }

  private static void requireOwn(TenantId tenant, Upload upload) {
    if (!upload.tenant().equals(tenant)) {
      throw new IllegalArgumentException("an upload of another tenant");
    }
  }

  private static void requireOne(int changed) {
    if (changed != 1) {
      throw new IllegalStateException("no such upload");
    }
  }
}
