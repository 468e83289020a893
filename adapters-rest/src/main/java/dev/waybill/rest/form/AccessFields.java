package dev.waybill.rest.form;

import dev.waybill.domain.access.AccessChange;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.rest.error.Failures;
import java.util.List;
import java.util.Optional;

/// What the fields `public`, `password` and `expires` ask for, as HTML forms mean them: a box that
/// is not ticked is not sent.
public record AccessFields(
    AccessChange access, Optional<ExpiryChoice> expiry, List<String> warnings) {
  /// For settings: without `public` the upload is closed.
  public static AccessFields ofSettings(FormFields fields) {
    return read(fields, new AccessChange.Close());
  }

  /// For an upload: without `public` and `password` the tenant's default holds.
  public static AccessFields ofUpload(FormFields fields) {
    return read(
        fields, fields.has("password") ? new AccessChange.Close() : new AccessChange.Keep());
  }

  private static AccessFields read(FormFields fields, AccessChange otherwise) {
    var password =
        fields.one("password").filter(text -> !text.isEmpty()).map(AccessFields::password);
    if (isPublic(fields)) {
      return new AccessFields(
          new AccessChange.MakePublic(),
          expiry(fields),
          password.isPresent() ? List.of("A public upload has no password") : List.of());
    }
    var access = password.<AccessChange>map(AccessChange.SetPassword::new).orElse(otherwise);
    return new AccessFields(access, expiry(fields), List.of());
  }

  /// Anything but `on` is refused rather than guessed at.
  private static boolean isPublic(FormFields fields) {
    var value = fields.one("public");
    if (value.isPresent() && !value.get().equals("on")) {
      throw Failures.invalidField("public", "must be 'on', or left out").rejection();
    }
    return value.isPresent();
  }

  public static Password password(String text) {
    return Password.of(text)
        .orElseThrow(
            () ->
                Failures.invalidField("password", "must have 1 to 1024 bytes of UTF-8")
                    .rejection());
  }

  private static Optional<ExpiryChoice> expiry(FormFields fields) {
    return fields.one("expires").map(AccessFields::expiry);
  }

  public static ExpiryChoice expiry(String text) {
    return ExpiryChoice.parse(text)
        .orElseThrow(
            () ->
                Failures.invalidField("expires", "must be one of 30m, 6h, 1d, 3d, 7d").rejection());
  }
}
