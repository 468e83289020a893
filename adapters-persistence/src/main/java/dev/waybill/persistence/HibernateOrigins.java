package dev.waybill.persistence;

import dev.waybill.application.port.OriginRepository;
import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// Where uploads came from, by their keys, which begin with the time of creation.
final class HibernateOrigins implements OriginRepository {
  private final CurrentSession current;
  private final RowLocks locks;

  HibernateOrigins(CurrentSession current, RowLocks locks) {
    this.current = current;
    this.locks = locks;
  }

  @Override
  public List<Upload> fromAcrossTenants(NetworkHash network, Collection<Upload> uploads) {
    var found = new HashSet<UUID>();
    for (var keys : Chunks.of(uploads.stream().map(InternalKey::of).toList())) {
      found.addAll(
          current
              .reading()
              .createSelectionQuery(
                  """
                  select o.uploadKey from OriginEntity o
                    where o.uploadKey in (:keys) and o.networkHash = :network
                  """,
                  UUID.class)
              .setParameterList("keys", keys)
              .setParameter("network", network.bytes())
              .list());
    }
    return uploads.stream().filter(upload -> found.contains(InternalKey.of(upload))).toList();
  }

  @Override
  public int forgetAcrossTenants(Instant end, int limit) {
    var session = current.writing();
    var query =
        session
            .createSelectionQuery(
                "select o.uploadKey from OriginEntity o where o.uploadKey < :end"
                    + " order by o.uploadKey",
                UUID.class)
            .setParameter("end", InternalKey.firstOf(end))
            .setMaxResults(limit);
    int forgotten = 0;
    for (var keys : Chunks.of(locks.takeFree(query).list())) {
      forgotten +=
          session
              .createMutationQuery("delete from OriginEntity o where o.uploadKey in (:keys)")
              .setParameterList("keys", keys)
              .executeUpdate();
    }
    return forgotten;
  }
}
