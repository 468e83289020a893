package dev.waybill.domain.access;

/// What somebody typed for a password.
public sealed interface PasswordAttempt {
  /// Something that could be one, so it is worth hashing.
  record Plausible(Password password) implements PasswordAttempt {}

  /// Something that can never be one (too long, or broken encoding): wrong without hashing.
  record Impossible() implements PasswordAttempt {}

  static PasswordAttempt of(String text) {
    return Password.of(text).<PasswordAttempt>map(Plausible::new).orElseGet(Impossible::new);
  }
}
