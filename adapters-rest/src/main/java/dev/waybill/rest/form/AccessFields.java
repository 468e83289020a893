package dev.waybill.rest.form;

import dev.waybill.domain.access.AccessChange;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.rest.error.Failures;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the fields `access`, `public`, `password` and `expires` ask for, as HTML forms mean them: a
/// box that is not ticked is not sent.
public record AccessFields(
    AccessChange access, Optional<ExpiryChoice> expiry, List<String> warnings) {
  private static final Set<String> ON = Set.of("on", "true");
  private static final Set<String> OFF = Set.of("off", "false");
  private static final String PUBLIC_HAS_NONE = "A public upload has no password";
  private static final String PRIVATE_HAS_NONE = "A private upload has no password";
  private static final String EMPTY_PASSWORD = "The password was empty, so the upload is private";
  private static final String NOT_PUBLIC =
      "public: off is the same as left out, so the default access holds; access=private closes it";

  /// For settings: `access` decides if it is there, whatever `public` says. Without it, and without
  /// `public`, the upload is closed.
  public static AccessFields ofSettings(FormFields fields) {
    return fields
        .one("access")
        .map(word -> byWord(word, fields))
        .orElseGet(() -> read(fields, new AccessChange.Close()));
  }

  /// For an upload: without `access`, `public` and `password` the tenant's default holds. An empty
  /// password closes it: a script's unset variable must not publish anything.
  public static AccessFields ofUpload(FormFields fields) {
    var asked =
        fields
            .one("access")
            .map(word -> byWord(word, fields))
            .orElseGet(() -> read(fields, new AccessChange.Keep()));
    return switch (asked.access()) {
      case AccessChange.Keep() when fields.isSent("password") -> asked.closed();
      case AccessChange.Keep() when !fields.all("public").isEmpty() -> asked.and(NOT_PUBLIC);
      case AccessChange.KeepPassword() when fields.isSent("password") -> asked.closed();
      case AccessChange.KeepPassword() ->
          throw Failures.invalidField("password", "is needed with access=password").rejection();
      default -> asked;
    };
  }

  private AccessFields closed() {
    return new AccessFields(new AccessChange.Close(), expiry, warnings).and(EMPTY_PASSWORD);
  }

  private AccessFields and(String warning) {
    return and(List.of(warning));
  }

  /// The same with further warnings.
  public AccessFields and(List<String> more) {
    return new AccessFields(
        access, expiry, Stream.concat(warnings.stream(), more.stream()).toList());
  }

  /// A browser sends the password field whatever is chosen: what is not needed is a warning.
  private static AccessFields byWord(String word, FormFields fields) {
    var password = optionalPassword(fields);
    var access = change(word, password);
    var warning =
        switch (access) {
          case AccessChange.MakePublic() -> PUBLIC_HAS_NONE;
          case AccessChange.MakePrivate() -> PRIVATE_HAS_NONE;
          default -> "";
        };
    return new AccessFields(
        access,
        expiry(fields),
        password.isPresent() && !warning.isEmpty() ? List.of(warning) : List.of());
  }

  /// What the word `public`, `password` or `private` asks for.
  ///
  /// @param password a new one; without, `password` keeps the one that is set
  public static AccessChange change(String word, Optional<Password> password) {
    return switch (word) {
      case "public" -> new AccessChange.MakePublic();
      case "private" -> new AccessChange.MakePrivate();
      case "password" ->
          password
              .<AccessChange>map(AccessChange.SetPassword::new)
              .orElseGet(AccessChange.KeepPassword::new);
      default ->
          throw Failures.invalidField("access", "must be public, password or private").rejection();
    };
  }

  private static AccessFields read(FormFields fields, AccessChange otherwise) {
    var password = optionalPassword(fields);
    if (isPublic(fields)) {
      return new AccessFields(
          new AccessChange.MakePublic(),
          expiry(fields),
          password.isPresent() ? List.of(PUBLIC_HAS_NONE) : List.of());
    }
    var access = password.<AccessChange>map(AccessChange.SetPassword::new).orElse(otherwise);
    return new AccessFields(access, expiry(fields), List.of());
  }

  private static Optional<Password> optionalPassword(FormFields fields) {
    return fields.one("password").map(AccessFields::password);
  }

  /// `on` and `true` switch on; `off` and `false` are the same as left out, also beside an `on`:
  /// that is how some frameworks send a box that is ticked. Anything else is refused rather than
  /// guessed at.
  private static boolean isPublic(FormFields fields) {
    var values = fields.all("public").stream().filter(value -> !OFF.contains(value)).toList();
    if (!ON.containsAll(values)) {
      throw Failures.invalidField("public", "must be on, true, off or false, or left out")
          .rejection();
    }
    if (values.size() > 1) {
      throw Failures.invalidField("public", "is given more than once").rejection();
    }
    return !values.isEmpty();
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
