package dev.waybill.application.upload;

import dev.waybill.application.upload.ReceiveUpload.Refused;
import dev.waybill.domain.encryption.Ciphertext.Flaw;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is plainly wrong with an upload that is declared to be end-to-end encrypted.
final class EncryptionRefusals {
  private EncryptionRefusals() {}

  static Optional<Refused> of(UploadOptions.Encryption encryption, List<Incoming> files) {
    return ofIvs(encryption.ivs(), files.size()).or(() -> ofFiles(encryption, files));
  }

  private static Optional<Refused> ofIvs(List<String> ivs, int files) {
    if (ivs.size() != files) {
      return Optional.of(
          new Refused(
              "e2e_iv", "One e2e_iv for each file is needed: AES-GCM breaks when one is reused"));
    }
    return new HashSet<>(ivs).size() == ivs.size()
        ? Optional.empty()
        : Optional.of(new Refused("e2e_iv", "Every file needs an e2e_iv of its own"));
  }

  private static Optional<Refused> ofFiles(
      UploadOptions.Encryption encryption, List<Incoming> files) {
    return IntStream.range(0, files.size())
        .mapToObj(
            index ->
                files
                    .get(index)
                    .flaw(encryption.forFile(index))
                    .map(flaw -> refused(flaw, "File " + (index + 1))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// @param file which one, to begin a sentence with
  private static Refused refused(Flaw flaw, String file) {
    return switch (flaw) {
      case Flaw.TooShort() ->
          new Refused(
              "files",
              file
                  + " is shorter than any ciphertext: AES-GCM adds a tag of 16 bytes. Encrypt it"
                  + " before sending, or leave e2e out");
      case Flaw.Plain(var kind) ->
          new Refused(
              "files",
              file
                  + " is not encrypted, it looks like "
                  + kind
                  + ". Encrypt it before sending, or leave e2e out");
      case Flaw.OtherScheme(var scheme) ->
          new Refused(
              "e2e_scheme",
              file + " is in the " + scheme.word() + " format: send e2e_scheme=" + scheme.word());
      case Flaw.NoContainer() ->
          new Refused(
              "files",
              file
                  + " does not begin with a header of the e2e_scheme named. Encrypt it as"
                  + " docs/e2e.md says, or leave e2e_scheme out for the first scheme");
      case Flaw.OtherSalt() ->
          new Refused("e2e_salt", file + " has another salt in its header. Send that one");
      case Flaw.OtherNonce() ->
          new Refused(
              "e2e_iv",
              file + " has another nonce in its header. Send one e2e_iv a file, in their order");
      case Flaw.ImpossibleLength() ->
          new Refused("files", file + " is damaged: its length does not fit the format");
    };
  }
}
