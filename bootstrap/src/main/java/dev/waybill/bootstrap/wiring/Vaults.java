package dev.waybill.bootstrap.wiring;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.KeyVault;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.WithoutKey;
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

  /// The keys of a node that takes uploads.
  ///
  /// @throws StartFailure where files are encrypted, no key is given, and no setting says what then
  static NodeKeys serving(Configuration configuration, Stores stores, InstantSource clock) {
    var storage = configuration.storage();
    return open(configuration, stores, clock)
        .map(opened -> NodeKeys.of(opened, storage.keyFile(), storage.masterKeys()))
        .orElseGet(() -> keyless(configuration, stores.database()));
  }

  /// On a database of its own a node cannot be overtaken by others.
  private static NodeKeys keyless(Configuration configuration, Database database) {
    var choice = configuration.storage().withoutKey();
    var watches = configuration.postgres().isPresent() && choice != WithoutKey.PLAIN;
    return watches && !hasEncrypted(database)
        ? NodeKeys.none(new KeylessVault(() -> hasEncrypted(database)))
        : NodeKeys.none(withoutKey(choice, database));
  }

  private static KeyVault withoutKey(WithoutKey choice, Database database) {
    if (!hasEncrypted(database)) {
      return KeyVault.NONE;
    }
    return switch (choice) {
      case PLAIN -> KeyVault.NONE;
      case READ_ONLY -> KeyVault.MISSING;
      case REFUSE ->
          throw new StartFailure(
              "Files of this installation are encrypted, and no key is given: set"
                  + " WAYBILL_ENCRYPTION_KEY_FILE as on its other nodes, or"
                  + " WAYBILL_WITHOUT_ENCRYPTION_KEY to read-only or plain");
    };
  }

  private static boolean hasEncrypted(Database database) {
    return !database
        .transactions()
        .read(() -> database.tenantKeys().afterAcrossTenants(Optional.empty(), 1))
        .isEmpty();
  }

  /// A key file that was forgotten is not noticed otherwise before somebody downloads.
  private static void warnOfEncrypted(Database database) {
    if (hasEncrypted(database)) {
      LOG.warn(
          "Files of this installation are encrypted, and there is no WAYBILL_ENCRYPTION_KEY_FILE:"
              + " they cannot be read");
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
