package dev.waybill.application.port;

import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.WrappedKey;
import java.time.Instant;

/// Holds the master keys, and does with the keys of tenants what rotating them takes. Asks no
/// database. A key that does not open is a [StorageUnavailable] with a sentence that says why.
public interface KeySealer {
  /// A new key, sealed by the first master key. Not remembered anywhere yet.
  TenantKey create(TenantId tenant, Instant at);

  /// Whether the first master key seals it.
  boolean isCurrent(TenantKey key);

  /// The same key, sealed by the first master key.
  TenantKey reseal(TenantKey key);

  /// The same data key, wrapped by `to` in place of `from`.
  WrappedKey rewrap(BlobKey blob, WrappedKey wrapped, TenantKey from, TenantKey to);
}
