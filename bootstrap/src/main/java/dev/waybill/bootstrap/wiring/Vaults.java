package dev.waybill.bootstrap.wiring;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.KeyVault;
import dev.waybill.bootstrap.config.Configuration;

/// What opens the keys of blobs that are encrypted at rest.
final class Vaults {
  private Vaults() {}

  static KeyVault of(Configuration configuration, Database database) {
    return KeyVault.NONE;
  }

  static StoredContents contents(Configuration configuration, Database database, BlobStore blobs) {
    return new StoredContents(blobs, of(configuration, database));
  }
}
