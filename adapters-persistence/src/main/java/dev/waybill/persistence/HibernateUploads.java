package dev.waybill.persistence;

import dev.waybill.application.port.AddRequirements;
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
  private final UploadInsertion insertion;

  HibernateUploads(
      CurrentSession current, InstantSource clock, RowLocks locks, UploadInsertion insertion) {
    this.current = current;
    this.clock = clock;
    this.locks = locks;
    this.insertion = insertion;
  }

  @Override
  public void add(TenantId tenant, Upload upload, AddRequirements required) {
    var session = current.writing();
    requireOwn(tenant, upload);
    insertion.insert(session, upload, required);
  }

  @Override
  public Optional<Upload> findByLink(TenantId tenant, LinkId link) {
    return whole(
        current
            .reading()
            .createSelectionQuery(
                """
                select u, f from (
                    select l.uploadKey as key from UploadEntity l
                      where l.tenant = :tenant and l.publicId = :link
                    union all
                    select m.id.uploadKey as key from StoredFileEntity m
                      where m.tenant = :tenant and m.publicId = :link) x
                  join UploadEntity u on u.uploadKey = x.key
                  join StoredFileEntity f on f.id.uploadKey = x.key
                  where u.tenant = :tenant and f.tenant = :tenant
                """,
                Object[].class)
            .setParameter("tenant", tenant.value())
            .setParameter("link", link.value()));
  }

  @Override
  public Optional<Upload> findByToken(TenantId tenant, ManagementTokenHash token) {
    return whole(
        current
            .reading()
            .createSelectionQuery(
                """
                select u, f from UploadEntity u
                  join StoredFileEntity f on f.id.uploadKey = u.uploadKey
                  where u.tenant = :tenant and f.tenant = :tenant and u.tokenHash = :token
                """,
                Object[].class)
            .setParameter("tenant", tenant.value())
            .setParameter("token", token.bytes()));
  }

  /// One query for both tables, and so one call of a server. Sorts here: few rows, and no index
  /// would do it.
  private static Optional<Upload> whole(SelectionQuery<Object[]> pairs) {
    var rows = pairs.list();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var upload = (UploadEntity) rows.getFirst()[0];
    var files =
        rows.stream()
            .map(row -> (StoredFileEntity) row[1])
            .sorted(Comparator.comparingInt(file -> file.id.ordinal()))
            .toList();
    return Optional.of(upload.toDomain(files));
  }

  @Override
  public Optional<Upload> lockByToken(TenantId tenant, ManagementTokenHash token) {
    var session = current.writing();
    return locks
        .take(byToken(session, tenant, token))
        .uniqueResultOptional()
        .map(row -> whole(session, row));
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
