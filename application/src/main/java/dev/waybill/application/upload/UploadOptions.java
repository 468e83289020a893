package dev.waybill.application.upload;

import dev.waybill.domain.access.AccessChange;
import dev.waybill.domain.encryption.EncryptionScheme;
import dev.waybill.domain.encryption.EndToEndEncryption;
import dev.waybill.domain.expiry.ExpiryChoice;
import java.util.List;
import java.util.Optional;

/// What the fields of an upload ask for.
///
/// @param expiry none: the tenant's default
/// @param encryption given where the client encrypted the files itself
public record UploadOptions(
    AccessChange access, Optional<ExpiryChoice> expiry, Optional<Encryption> encryption) {
  public static final UploadOptions NONE =
      new UploadOptions(new AccessChange.Keep(), Optional.empty(), Optional.empty());

  /// End-to-end encryption parameters: one scheme, one salt, and a distinct iv for each file, in
  /// order.
  public record Encryption(EncryptionScheme scheme, String salt, List<String> ivs) {
    public Encryption {
      ivs = List.copyOf(ivs);
    }

    EndToEndEncryption forFile(int index) {
      return new EndToEndEncryption(scheme.word(), salt, ivs.get(index));
    }
  }
}
