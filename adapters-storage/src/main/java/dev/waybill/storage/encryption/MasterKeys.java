package dev.waybill.storage.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.waybill.domain.digest.Sha256;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/// The keys of the key file: the first one encrypts, all decrypt. Each is known by an id that gives
/// nothing of it away.
final class MasterKeys {
  private static final int ID_BYTES = 8;

  private final String firstId;
  private final Map<String, SecretKey> byId;

  private MasterKeys(String firstId, Map<String, SecretKey> byId) {
    this.firstId = firstId;
    this.byId = byId;
  }

  /// @param lines of the key file; empty ones are skipped
  /// @throws IllegalArgumentException whose message is a sentence without any key in it
  static MasterKeys of(List<String> lines) {
    var byId = new LinkedHashMap<String, SecretKey>();
    for (int number = 1; number <= lines.size(); number++) {
      var line = lines.get(number - 1).strip();
      if (!line.isEmpty()) {
        var key = decoded(line, number);
        if (byId.putIfAbsent(id(key), Envelope.aes(key)) != null) {
          throw new IllegalArgumentException(
              "Line " + number + " of the encryption key file repeats a key.");
        }
      }
    }
    var first =
        byId.keySet().stream()
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("The encryption key file holds no key."));
    return new MasterKeys(first, byId);
  }

  private static byte[] decoded(String line, int number) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException noBase64) {
      key = new byte[0];
    }
    if (key.length != Envelope.KEY) {
      throw new IllegalArgumentException(
          "Line %s of the encryption key file is not a key: 32 random bytes in base64, as `openssl rand -base64 32` makes them."
              .formatted(number));
    }
    return key;
  }

  private static String id(byte[] key) {
    var digest = Sha256.begin();
    digest.update("waybill master key".getBytes(US_ASCII));
    return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
  }

  /// In the order of the file.
  List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  /// Of the one that encrypts.
  String firstId() {
    return firstId;
  }

  SecretKey first() {
    return find(firstId).orElseThrow();
  }

  Optional<SecretKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
