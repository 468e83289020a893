package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.KeyVault;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import dev.waybill.domain.upload.WrappedKey;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The vault of a node without a key that was started when no file was encrypted. Once another node
/// encrypts, this one takes no more uploads: it would keep them in the clear.
final class KeylessVault implements KeyVault {
  private static final Logger LOG = LoggerFactory.getLogger(KeylessVault.class);

  private final BooleanSupplier encrypted;
  private volatile boolean missing;

  /// @param encrypted whether files of the installation are encrypted by now
  KeylessVault(BooleanSupplier encrypted) {
    this.encrypted = encrypted;
  }

  /// Asks again, at intervals.
  void look() {
    if (!missing && encrypted.getAsBoolean()) {
      missing = true;
      LOG.error(
          "Another node encrypts the files of this installation, and this one has no key: it takes"
              + " no more uploads. Set WAYBILL_ENCRYPTION_KEY_FILE and restart it");
    }
  }

  private KeyVault now() {
    return missing ? MISSING : NONE;
  }

  @Override
  public void requireAvailable() {
    now().requireAvailable();
  }

  @Override
  public boolean requiresNoTenantKeys() {
    return true;
  }

  @Override
  public Optional<FreshKey> newKey(TenantId tenant, BlobKey blob) {
    return now().newKey(tenant, blob);
  }

  @Override
  public DataKey open(BlobKey blob, WrappedKey wrapped) {
    return now().open(blob, wrapped);
  }
}
