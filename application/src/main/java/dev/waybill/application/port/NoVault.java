package dev.waybill.application.port;

import dev.waybill.application.port.KeyVault.FreshKey;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import dev.waybill.domain.upload.WrappedKey;
import java.util.Optional;

final class NoVault implements KeyVault {
  @Override
  public void requireAvailable() {
    // New blobs need no key.
  }

  @Override
  public boolean requiresNoTenantKeys() {
    return false;
  }

  @Override
  public Optional<FreshKey> newKey(TenantId tenant, BlobKey blob) {
    return Optional.empty();
  }

  @Override
  public DataKey open(BlobKey blob, WrappedKey wrapped) {
    throw new StorageUnavailable(
        "Blob " + blob + " is encrypted, and there is no key: set WAYBILL_ENCRYPTION_KEY_FILE");
  }
}
