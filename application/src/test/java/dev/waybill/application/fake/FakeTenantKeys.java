package dev.waybill.application.fake;

import dev.waybill.application.port.TenantKey;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class FakeTenantKeys implements TenantKeyRepository {
  private final FakeTransactions transactions;

  FakeTenantKeys(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(TenantKey key) {
    if (transactions.writing().tenantKeys().putIfAbsent(key.id(), key) != null) {
      throw new IllegalStateException("used twice: the id of a key");
    }
  }

  @Override
  public Optional<TenantKey> findAcrossTenants(String keyId) {
    return Optional.ofNullable(transactions.reading().tenantKeys().get(keyId));
  }

  @Override
  public Optional<TenantKey> newest(TenantId tenant) {
    return all()
        .filter(key -> key.tenant().equals(tenant))
        .max(Comparator.comparing(TenantKey::createdAt).thenComparing(TenantKey::id));
  }

  @Override
  public List<TenantKey> afterAcrossTenants(Optional<String> lastId, int limit) {
    return all().filter(key -> key.id().compareTo(lastId.orElse("")) > 0).limit(limit).toList();
  }

  private Stream<TenantKey> all() {
    return transactions.reading().tenantKeys().values().stream();
  }

  @Override
  public int replace(TenantKey old, TenantKey anew) {
    return transactions.writing().tenantKeys().replace(old.id(), old, anew) ? 1 : 0;
  }

  @Override
  public void erase(String keyId) {
    transactions.writing().tenantKeys().remove(keyId);
  }

  @Override
  public int eraseUnused(String keyId) {
    var state = transactions.writing();
    var known = state.tenantKeys().containsKey(keyId);
    if (!known || !wrappedByAcrossTenants(keyId, Optional.empty(), 1).isEmpty()) {
      return 0;
    }
    erase(keyId);
    return 1;
  }

  @Override
  public List<WrappedBlob> wrappedByAcrossTenants(String keyId, Optional<BlobKey> last, int limit) {
    var after = last.map(BlobKey::value).orElse("");
    return transactions
        .reading()
        .files()
        .flatMap(file -> file.wrappedKey().stream().map(key -> new WrappedBlob(file.blob(), key)))
        .filter(row -> row.key().keyId().equals(keyId) && row.blob().value().compareTo(after) > 0)
        .sorted(Comparator.comparing(row -> row.blob().value()))
        .limit(limit)
        .toList();
  }

  @Override
  public int rewrapAcrossTenants(Collection<Rewrapping> rows) {
    var state = transactions.writing();
    rows.forEach(row -> state.requireKey(row.after()));
    return rows.stream().mapToInt(row -> rewrap(state, row)).sum();
  }

  private static int rewrap(DatabaseState state, Rewrapping row) {
    for (var upload : state.uploads().values()) {
      if (upload.files().stream().anyMatch(file -> isBefore(file, row))) {
        state.uploads().put(upload.id(), rewrapped(upload, row));
        return 1;
      }
    }
    return 0;
  }

  private static Upload rewrapped(Upload upload, Rewrapping row) {
    return Uploads.withFiles(
        upload,
        upload.files().stream()
            .map(file -> isBefore(file, row) ? Keys.wrapped(file, row.after()) : file)
            .toList());
  }

  private static boolean isBefore(StoredFile file, Rewrapping row) {
    return file.blob().equals(row.blob()) && file.wrappedKey().equals(Optional.of(row.before()));
  }
}
