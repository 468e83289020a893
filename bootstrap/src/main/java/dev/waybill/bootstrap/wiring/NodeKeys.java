package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.KeyVault;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.bootstrap.config.KeyFile;
import dev.waybill.storage.encryption.TenantKeyVault;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The master keys of a node that serves. Those of a key file are read again when it changes: what
/// a start would refuse is not used, and the keys from before stay. A node that was started without
/// a key file does not begin to encrypt, or cease to, before its next start.
final class NodeKeys {
  private static final Logger LOG = LoggerFactory.getLogger(NodeKeys.class);

  private final KeyVault vault;
  private final Optional<Watched> watched;
  private final Runnable looking;

  private NodeKeys(KeyVault vault, Optional<Watched> watched, Runnable looking) {
    this.vault = vault;
    this.watched = watched;
    this.looking = looking;
  }

  /// @param file where the keys are in one
  /// @param lines that the vault was opened with
  static NodeKeys of(TenantKeyVault vault, Optional<KeyFile> file, List<String> lines) {
    var watched = new Watched(vault, file, lines);
    return new NodeKeys(vault, Optional.of(watched), watched::look);
  }

  /// Of a node without any.
  static NodeKeys none(KeyVault vault) {
    return new NodeKeys(vault, Optional.empty(), () -> {});
  }

  /// Of a node without any, which watches whether others encrypt.
  static NodeKeys none(KeylessVault vault) {
    return new NodeKeys(vault, Optional.empty(), vault::look);
  }

  KeyVault vault() {
    return vault;
  }

  /// Of the keys in use, the one that encrypts first.
  List<String> ids() {
    return watched.map(keys -> keys.vault.masterIds()).orElse(List.of());
  }

  /// Looks at the file, at intervals. What has changed is used when it was the same twice: somebody
  /// may be writing it. Answers whether others are in use now.
  ///
  /// @throws dev.waybill.application.port.UnavailableException where the database does not answer
  boolean look() {
    var before = ids();
    looking.run();
    return !ids().equals(before);
  }

  /// 1 where the file holds something else than the keys in use, and cannot be used.
  int refused() {
    return watched.filter(keys -> keys.refused).isPresent() ? 1 : 0;
  }

  /// For one thread.
  private static final class Watched {
    private final TenantKeyVault vault;
    private final Optional<KeyFile> file;
    private KeyFile.Content used;
    private KeyFile.Content last;
    private KeyFile.Content judged;
    private volatile boolean refused;

    Watched(TenantKeyVault vault, Optional<KeyFile> file, List<String> lines) {
      this.vault = vault;
      this.file = file;
      this.used = new KeyFile.Content.Keys(lines);
      this.last = used;
      this.judged = used;
    }

    void look() {
      file.ifPresent(this::look);
    }

    private void look(KeyFile file) {
      var now = file.read();
      var still = now.equals(last);
      last = now;
      if (still && !now.equals(judged)) {
        judge(file, now);
        judged = now;
      }
    }

    /// A database that does not answer is asked at the next look.
    private void judge(KeyFile file, KeyFile.Content now) {
      switch (now) {
        case KeyFile.Content.Keys keys when keys.equals(used) -> {
          refused = false;
          LOG.info("The encryption key file {} holds the keys in use again", file.path());
        }
        case KeyFile.Content.Keys keys -> use(file, keys);
        case KeyFile.Content.Unusable(var reason) -> refuse(file, reason);
      }
    }

    private void use(KeyFile file, KeyFile.Content.Keys keys) {
      try {
        vault.use(keys.lines());
        used = keys;
        refused = false;
        LOG.info(
            "Read the encryption key file {} again: master keys {}, the first one encrypts",
            file.path(),
            String.join(" ", vault.masterIds()));
      } catch (IllegalArgumentException | StorageUnavailable unfit) {
        refuse(file, Objects.requireNonNullElse(unfit.getMessage(), "no reason is known"));
      }
    }

    private void refuse(KeyFile file, String reason) {
      refused = true;
      LOG.warn(
          "The encryption key file {} was changed and is not used, the keys from before are: {}"
              + " Correct it before the node is restarted",
          file.path(),
          reason);
    }
  }
}
