package dev.waybill.application.port;

import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.WrappedKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Remembers the keys of tenants, and finds the rows whose data keys they wrap. Instants keep
/// milliseconds. Whatever changes something needs a transaction that may write.
///
/// A row can only be kept under a key that is there: [UploadRepository#add] and
/// [#rewrapAcrossTenants] fail with [StorageUnavailable] where the key has been erased, also when
/// that happens at the same time.
public interface TenantKeyRepository {
  /// Remembers a new key.
  void add(TenantKey key);

  Optional<TenantKey> findAcrossTenants(String keyId);

  /// The key that was made last; among several of the same millisecond always the same one.
  Optional<TenantKey> newest(TenantId tenant);

  /// At most `limit` keys of all tenants whose ids come after `lastId`, or the first ones; by id.
  List<TenantKey> afterAcrossTenants(Optional<String> lastId, int limit);

  /// Keeps `anew` in place of `old`, the same key sealed otherwise. Answers 1, or 0 where the key
  /// is not as `old` any more.
  int replace(TenantKey old, TenantKey anew);

  /// Forgets the key, whatever it wraps: those blobs are unreadable from now on. One that is not
  /// there is no error.
  void erase(String keyId);

  /// Forgets the key unless it wraps the data key of a row. Answers 1, or 0 where it stays.
  int eraseUnused(String keyId);

  /// A row's blob and wrapped data key.
  record WrappedBlob(BlobKey blob, WrappedKey key) {}

  /// At most `limit` rows whose data keys that key wraps and whose blob keys come after `last`, or
  /// the first ones; by blob key.
  List<WrappedBlob> wrappedByAcrossTenants(String keyId, Optional<BlobKey> last, int limit);

  /// @param before as the row keeps it
  record Rewrapping(BlobKey blob, WrappedKey before, WrappedKey after) {}

  /// Keeps the data keys wrapped anew, in every row that is still as `before`. Answers how many
  /// those were.
  int rewrapAcrossTenants(Collection<Rewrapping> rows);
}
