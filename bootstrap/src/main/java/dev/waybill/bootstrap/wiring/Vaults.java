package dev.waybill.bootstrap.wiring;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.KeyVault;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.storage.encryption.TenantKeyVault;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What opens the keys of blobs that are encrypted at rest.
final class Vaults {
  private static final Logger LOG = LoggerFactory.getLogger(Vaults.class);

  private Vaults() {}

  static StoredContents contents(Configuration configuration, Stores stores, InstantSource clock) {
    KeyVault vault =
        open(configuration, stores, clock).<KeyVault>map(opened -> opened).orElse(KeyVault.NONE);
    return new StoredContents(stores.blobs(), vault);
  }

  /// A key file that was forgotten is not noticed otherwise before somebody downloads.
  private static void warnOfEncrypted(Database database) {
    var keys = database.transactions().read(() -> database.tenantKeys().after(Optional.empty(), 1));
    if (!keys.isEmpty()) {
      LOG.warn(
          "Files of this installation are encrypted, and there is no WAYBILL_ENCRYPTION_KEY_FILE:"
              + " they cannot be read, and new ones are kept as they are");
    }
  }

  /// Empty where there is no master key.
  ///
  /// @throws StartFailure where the key file is not what it should be
  static Optional<TenantKeyVault> open(
      Configuration configuration, Stores stores, InstantSource clock) {
    var masterKeys = configuration.storage().masterKeys();
    if (masterKeys.isEmpty()) {
      warnOfEncrypted(stores.database());
      return Optional.empty();
    }
    try {
      var random = new SystemRandomBytes();
      var vault = TenantKeyVault.of(masterKeys, stores.database(), random, clock);
      vault.requireUsable();
      return Optional.of(vault);
    } catch (IllegalArgumentException badKey) {
      throw new StartFailure(String.valueOf(badKey.getMessage()), badKey);
    }
  }
}
