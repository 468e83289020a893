package dev.waybill.application.port;

import dev.waybill.application.port.KeyVault.FreshKey;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import dev.waybill.domain.upload.WrappedKey;
import java.util.Optional;

final class MissingVault implements KeyVault {
  @Override
  public void requireAvailable() {
    throw new StorageUnavailable(
        "Files are encrypted here, and there is no key for new ones: set"
            + " WAYBILL_ENCRYPTION_KEY_FILE");
  }

  @Override
  public boolean requiresNoTenantKeys() {
    return false;
  }

  @Override
  public Optional<FreshKey> newKey(TenantId tenant, BlobKey blob) {
    requireAvailable();
    return Optional.empty();
  }

  @Override
  public DataKey open(BlobKey blob, WrappedKey wrapped) {
    return NONE.open(blob, wrapped);
  }
}
