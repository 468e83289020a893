package dev.waybill.application.content;

import dev.waybill.application.port.BlobDamaged;
import dev.waybill.application.port.BlobRange;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.KeyVault;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.WrappedKey;
import java.util.Optional;
import java.util.OptionalLong;

/// The bytes of files: each blob with the key that its row keeps, where it is encrypted at rest.
public final class StoredContents {
  private final BlobStore blobs;
  private final KeyVault vault;

  public StoredContents(BlobStore blobs, KeyVault vault) {
    this.blobs = blobs;
    this.vault = vault;
  }

  /// @param wrappedKey for the file's row
  public record Begun(BlobSink sink, Optional<WrappedKey> wrappedKey) {}

  /// As [KeyVault#requiresNoTenantKeys()].
  public boolean requiresNoTenantKeys() {
    return vault.requiresNoTenantKeys();
  }

  /// Begins the blob of a new file.
  public Begun create(TenantId tenant, BlobKey key, OptionalLong atMost) {
    var fresh = vault.newKey(tenant, key);
    Optional<DataKey> dataKey = fresh.map(KeyVault.FreshKey::key);
    return new Begun(
        blobs.create(new BlobRef(key, dataKey), atMost), fresh.map(KeyVault.FreshKey::wrapped));
  }

  /// The file's bytes, of which so many are read at once.
  ///
  /// @throws BlobDamaged where they are missing or have another length than the row says
  public BlobSource open(StoredFile file, long offset, long length) {
    if (file.isEmpty()) {
      return new NoBytes();
    }
    var first = new BlobRange(file.size().value(), offset, length);
    var source =
        blobs
            .open(refTo(file), first)
            .orElseThrow(() -> new BlobDamaged("Blob " + file.blob() + " is missing"));
    if (source.size() != file.size().value()) {
      source.close();
      throw new BlobDamaged("Blob " + file.blob() + " has the wrong length");
    }
    return source;
  }

  /// What a store needs to find the file's bytes and to read them.
  public BlobRef refTo(StoredFile file) {
    return new BlobRef(
        file.blob(), file.wrappedKey().map(wrapped -> vault.open(file.blob(), wrapped)));
  }

  public void delete(BlobKey key) {
    blobs.delete(key);
  }

  /// As [BlobStore#requireAvailable(OptionalLong)], and [KeyVault#requireAvailable()].
  public void requireAvailable(OptionalLong atMost) {
    vault.requireAvailable();
    blobs.requireAvailable(atMost);
  }
}
