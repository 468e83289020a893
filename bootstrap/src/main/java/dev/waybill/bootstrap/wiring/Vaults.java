package dev.waybill.bootstrap.wiring;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.port.KeyVault;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.storage.encryption.TenantKeyVault;
import java.time.InstantSource;
import java.util.Optional;

/// What opens the keys of blobs that are encrypted at rest.
final class Vaults {
  private Vaults() {}

  static StoredContents contents(Configuration configuration, Stores stores, InstantSource clock) {
    KeyVault vault =
        open(configuration, stores, clock).<KeyVault>map(opened -> opened).orElse(KeyVault.NONE);
    return new StoredContents(stores.blobs(), vault);
  }

  /// Empty where there is no master key.
  ///
  /// @throws StartFailure where the key file is not what it should be
  static Optional<TenantKeyVault> open(
      Configuration configuration, Stores stores, InstantSource clock) {
    var masterKeys = configuration.storage().masterKeys();
    if (masterKeys.isEmpty()) {
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
