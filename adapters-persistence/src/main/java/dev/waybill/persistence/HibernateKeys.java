package dev.waybill.persistence;

import dev.waybill.application.port.TenantKey;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The keys of all tenants. An erased one is a deleted row.
final class HibernateKeys implements TenantKeyRepository {
  private final CurrentSession current;

  HibernateKeys(CurrentSession current) {
    this.current = current;
  }

  @Override
  public void add(TenantKey key) {
    current.writing().insert(TenantKeyEntity.from(key));
  }

  @Override
  public Optional<TenantKey> findAcrossTenants(String keyId) {
    return Optional.ofNullable(current.reading().get(TenantKeyEntity.class, keyId))
        .map(TenantKeyEntity::toDomain);
  }

  @Override
  public Optional<TenantKey> newest(TenantId tenant) {
    return current
        .reading()
        .createSelectionQuery(
            """
            from TenantKeyEntity k where k.tenant = :tenant
              order by k.createdAt desc, k.keyId desc
            """,
            TenantKeyEntity.class)
        .setParameter("tenant", tenant.value())
        .setMaxResults(1)
        .uniqueResultOptional()
        .map(TenantKeyEntity::toDomain);
  }

  @Override
  public List<TenantKey> afterAcrossTenants(Optional<String> lastId, int limit) {
    return current
        .reading()
        .createSelectionQuery(
            "from TenantKeyEntity k where k.keyId > :last order by k.keyId", TenantKeyEntity.class)
        .setParameter("last", lastId.orElse(""))
        .setMaxResults(limit)
        .stream()
        .map(TenantKeyEntity::toDomain)
        .toList();
  }

  @Override
  public int replace(TenantKey old, TenantKey anew) {
    return current
        .writing()
        .createMutationQuery(
            """
            update TenantKeyEntity k set k.masterId = :master, k.sealed = :sealed
              where k.keyId = :id and k.sealed = :old
            """)
        .setParameter("master", anew.masterId())
        .setParameter("sealed", anew.sealed())
        .setParameter("id", old.id())
        .setParameter("old", old.sealed())
        .executeUpdate();
  }

  @Override
  public void erase(String keyId) {
    current
        .writing()
        .createMutationQuery("delete from TenantKeyEntity k where k.keyId = :id")
        .setParameter("id", keyId)
        .executeUpdate();
  }

  @Override
  public int eraseUnused(String keyId) {
    var there = KeyFence.close(current.writing(), keyId);
    if (!there || !wrappedByAcrossTenants(keyId, Optional.empty(), 1).isEmpty()) {
      return 0;
    }
    erase(keyId);
    return 1;
  }

  @Override
  public List<WrappedBlob> wrappedByAcrossTenants(String keyId, Optional<BlobKey> last, int limit) {
    return current
        .reading()
        .createSelectionQuery(
            """
            from StoredFileEntity f
              where f.atRest.wrappingKeyId = :id and f.blobKey > :last
              order by f.blobKey
            """,
            StoredFileEntity.class)
        .setParameter("id", keyId)
        .setParameter("last", last.map(BlobKey::value).orElse(""))
        .setMaxResults(limit)
        .stream()
        .map(StoredFileEntity::toDomain)
        .map(file -> new WrappedBlob(file.blob(), file.wrappedKey().orElseThrow()))
        .toList();
  }

  @Override
  public int rewrapAcrossTenants(Collection<Rewrapping> rows) {
    KeyFence.require(
        current.writing(),
        rows.stream().map(row -> row.after().keyId()).collect(Collectors.toSet()));
    return rows.stream().mapToInt(this::rewrap).sum();
  }

  private int rewrap(Rewrapping row) {
    return current
        .writing()
        .createMutationQuery(
            """
            update StoredFileEntity f
              set f.atRest.wrappingKeyId = :id, f.atRest.sealedKey = :sealed
              where f.blobKey = :blob and f.atRest.wrappingKeyId = :oldId
                and f.atRest.sealedKey = :old
            """)
        .setParameter("id", row.after().keyId())
        .setParameter("sealed", row.after().sealed())
        .setParameter("blob", row.blob().value())
        .setParameter("oldId", row.before().keyId())
        .setParameter("old", row.before().sealed())
        .executeUpdate();
  }
}
