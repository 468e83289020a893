package dev.waybill.application.inventory;

import dev.waybill.application.port.BlockList.Listed;
import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.upload.Upload;

/// A piece of an installation's metadata.
public sealed interface Item {
  record Fact(String name, String value) implements Item {}

  /// @param base64 of the secret's bytes
  record Secret(String name, String base64) implements Item {
    @Override
    public String toString() {
      return "Secret[" + name + "]";
    }
  }

  /// A tenant's key, sealed as it is in the database.
  record SealedKey(TenantKey key) implements Item {}

  /// An entry of the block list.
  record Blocked(Listed entry) implements Item {}

  /// @param upload with its files
  record Row(Upload upload) implements Item {}
}
