package dev.waybill.persistence;

import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.upload.Upload;
import org.hibernate.StatelessSession;

/// Keeps a file from coming in unencrypted by a node that has not noticed yet that others encrypt.
/// Two transactions at the same instant do not see each other: this file was whole before theirs.
final class ClearFence {
  private ClearFence() {}

  /// Whether the upload may only come in while no tenant has a key.
  static boolean stands(Upload upload, AddRequirements required) {
    return required.noTenantKeys()
        && upload.files().stream().anyMatch(file -> file.wrappedKey().isEmpty());
  }

  static void require(StatelessSession session, Upload upload, AddRequirements required) {
    if (stands(upload, required) && hasKeys(session)) {
      throw new StorageUnavailable(
          "Another node encrypts the files of this installation by now, and this one has no key:"
              + " set WAYBILL_ENCRYPTION_KEY_FILE");
    }
  }

  private static boolean hasKeys(StatelessSession session) {
    return !session
        .createSelectionQuery("from TenantKeyEntity", TenantKeyEntity.class)
        .setMaxResults(1)
        .list()
        .isEmpty();
  }
}
