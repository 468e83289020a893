package dev.waybill.application.port;

import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import dev.waybill.domain.upload.WrappedKey;
import java.util.Optional;

/// Makes the keys that blobs are encrypted with at rest, and opens them again. A wrapped key opens
/// for the one blob that it was made for.
public interface KeyVault {
  /// A vault of an installation that does not encrypt: makes no keys, and cannot open any.
  KeyVault NONE = new NoVault();

  /// A vault of an installation whose key is not here: cannot open any, and makes none, so that
  /// nothing is kept in the clear by mistake.
  KeyVault MISSING = new MissingVault();

  /// @param wrapped what the blob's row keeps
  record FreshKey(DataKey key, WrappedKey wrapped) {}

  /// Fails where new blobs cannot be kept for want of a key.
  ///
  /// @throws StorageUnavailable whose message says so
  void requireAvailable();

  /// Whether a blob without a key may be kept only while no tenant has one: this vault makes none,
  /// and another node's may have begun to.
  boolean requiresNoTenantKeys();

  /// A new key for a blob of that tenant; empty where encryption at rest is off.
  Optional<FreshKey> newKey(TenantId tenant, BlobKey blob);

  /// The key that was wrapped for that blob.
  ///
  /// @throws StorageUnavailable where it does not open: the key that wraps it is not here or was
  ///   erased, or it belongs to another blob
  DataKey open(BlobKey blob, WrappedKey wrapped);
}
