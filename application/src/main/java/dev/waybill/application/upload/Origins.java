package dev.waybill.application.upload;

import dev.waybill.application.port.InstallationRepository;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.NetworkKey;
import java.util.Optional;

/// What is kept of the networks that uploads come from.
public final class Origins {
  /// Nothing.
  public static final Origins NONE = new Origins(Optional.empty());

  private static final String SECRET = "network-key";

  private final Optional<NetworkKey> key;

  private Origins(Optional<NetworkKey> key) {
    this.key = key;
  }

  /// By the installation's key, which is made where there is none. Needs a transaction that may
  /// write.
  public static Origins kept(InstallationRepository installation, RandomBytes random) {
    var secret = installation.secret(SECRET, random.next(NetworkKey.RANDOM_BYTES));
    return new Origins(Optional.of(new NetworkKey(secret)));
  }

  /// By the installation's key; without one nothing was ever kept.
  public static Origins ofOld(InstallationRepository installation) {
    return new Origins(
        Optional.ofNullable(installation.secrets().get(SECRET)).map(NetworkKey::new));
  }

  /// @param network in the form in which requests name it
  public Optional<NetworkHash> of(String network) {
    return key.map(one -> one.hash(network));
  }
}
