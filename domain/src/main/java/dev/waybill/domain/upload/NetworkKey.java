package dev.waybill.domain.upload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The installation's key for what is kept of the networks that uploads come from. Without it a
/// hash says nothing; with it all networks of IPv4 are tried in seconds, so it is no secret from
/// who has the whole database.
public final class NetworkKey {
  public static final int RANDOM_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int HASH_BYTES = 16;

  private final byte[] key;

  public NetworkKey(byte[] secret) {
    if (secret.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("a network key has 32 bytes");
    }
    this.key = secret.clone();
  }

  /// @param network in the form in which requests name it
  public NetworkHash hash(String network) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      var all = mac.doFinal(network.getBytes(StandardCharsets.UTF_8));
      return NetworkHash.of(Arrays.copyOf(all, HASH_BYTES));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
