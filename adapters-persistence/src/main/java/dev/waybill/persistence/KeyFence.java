package dev.waybill.persistence;

import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.WrappedKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/// Keeps rows from coming under a key that is being erased. Who keeps such a row holds the key's
/// row until its transaction ends, and who erases waits for that, then looks for rows. A database
/// with one writer has no locks on rows and needs none.
final class KeyFence {
  private KeyFence() {}

  /// The keys that wrap the data keys of the upload's files.
  static Set<String> wrapping(Upload upload) {
    return upload.files().stream()
        .flatMap(file -> file.wrappedKey().stream())
        .map(WrappedKey::keyId)
        .collect(Collectors.toSet());
  }

  /// The keys are there, and will be until this transaction ends.
  static void require(StatelessSession session, Collection<String> keyIds) {
    if (keyIds.isEmpty()) {
      return;
    }
    var missing = new HashSet<>(keyIds);
    held(session, keyIds, LockMode.PESSIMISTIC_READ).forEach(key -> missing.remove(key.keyId));
    if (!missing.isEmpty()) {
      throw erased(missing);
    }
  }

  /// @param keys of which at least one is not there
  static StorageUnavailable erased(Set<String> keys) {
    return new StorageUnavailable(
        "The key " + String.join(" or ", keys) + " was erased before it was put to use");
  }

  /// Whether the key is there; if so, no row comes under it before this transaction ends.
  static boolean close(StatelessSession session, String keyId) {
    return !held(session, List.of(keyId), LockMode.PESSIMISTIC_WRITE).isEmpty();
  }

  private static List<TenantKeyEntity> held(
      StatelessSession session, Collection<String> keyIds, LockMode mode) {
    return session
        .createSelectionQuery(
            "from TenantKeyEntity k where k.keyId in (:ids)", TenantKeyEntity.class)
        .setParameterList("ids", keyIds)
        .setHibernateLockMode(mode)
        .list();
  }
}
