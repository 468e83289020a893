package dev.waybill.rest.upload;

import static java.util.stream.Collectors.joining;

import dev.waybill.application.upload.UploadOptions;
import dev.waybill.domain.encryption.EncryptionScheme;
import dev.waybill.domain.encryption.EndToEndEncryption;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.error.Rejection;
import dev.waybill.rest.form.FormFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The fields `e2e`, `e2e_scheme`, `e2e_salt` and `e2e_iv`: only exactly `e2e=true` declares
/// end-to-end encryption, and then salt and iv must be there, and all of them well-formed.
final class EncryptionFields {
  private static final Set<String> OFF = Set.of("off", "false");
  private static final Set<String> UNDERSTOOD = Set.of("true", "off", "false");

  private EncryptionFields() {}

  static Optional<UploadOptions.Encryption> of(FormFields fields) {
    if (!fields.one("e2e").filter("true"::equals).isPresent()) {
      refuseWithout(fields, "e2e_scheme");
      refuseWithout(fields, "e2e_salt");
      refuseWithout(fields, "e2e_iv");
      return Optional.empty();
    }
    return Optional.of(new UploadOptions.Encryption(scheme(fields), salt(fields), ivs(fields)));
  }

  /// Whoever means it must know that it is not understood.
  static List<String> warnings(FormFields fields) {
    return fields.one("e2e").filter(value -> !UNDERSTOOD.contains(value)).isPresent()
        ? List.of("e2e: only true says that the files are encrypted; this counts as left out")
        : List.of();
  }

  /// For `PUT`, which takes none of them: whoever sends them must not believe that they counted.
  /// `off` and `false` ask for nothing.
  static void requireNone(FormFields fields) {
    for (var name : List.of("e2e", "e2e_scheme", "e2e_salt", "e2e_iv")) {
      if (fields.all(name).stream()
          .anyMatch(value -> !(name.equals("e2e") && OFF.contains(value)))) {
        throw Failures.invalidField(name, "end-to-end encrypted files are sent by POST /upload")
            .rejection();
      }
    }
  }

  private static void refuseWithout(FormFields fields, String name) {
    if (!fields.all(name).isEmpty()) {
      throw Failures.invalidField(name, "needs e2e=true").rejection();
    }
  }

  /// Clients of the first API do not know the field.
  private static EncryptionScheme scheme(FormFields fields) {
    return fields
        .one("e2e_scheme")
        .map(word -> EncryptionScheme.named(word).orElseThrow(EncryptionFields::unknownScheme))
        .orElse(EncryptionScheme.WHOLE);
  }

  private static Rejection unknownScheme() {
    var known = Stream.of(EncryptionScheme.values()).map(EncryptionScheme::word);
    return Failures.invalidField(
            "e2e_scheme", "must be left out, or one of " + known.collect(joining(", ")))
        .rejection();
  }

  private static String salt(FormFields fields) {
    return fields
        .one("e2e_salt")
        .filter(EndToEndEncryption::isSalt)
        .orElseThrow(
            () ->
                Failures.invalidField("e2e_salt", "must be base64 of 16 to 48 bytes").rejection());
  }

  private static List<String> ivs(FormFields fields) {
    var ivs = fields.all("e2e_iv");
    if (ivs.isEmpty() || !ivs.stream().allMatch(EndToEndEncryption::isIv)) {
      throw Failures.invalidField("e2e_iv", "must be base64 of 12 bytes").rejection();
    }
    return ivs;
  }
}
