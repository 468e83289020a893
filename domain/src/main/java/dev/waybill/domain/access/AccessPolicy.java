package dev.waybill.domain.access;

/// Who may read an upload.
public sealed interface AccessPolicy {
  /// Whoever has the link.
  record Public() implements AccessPolicy {}

  /// Whoever has the link and the password.
  record Protected(PasswordHash password) implements AccessPolicy {}

  /// Only the holder of the management token.
  record Private() implements AccessPolicy {}

  /// The word for it in the API.
  default String word() {
    return switch (this) {
      case Public() -> "public";
      case Protected _ -> "password";
      case Private() -> "private";
    };
  }

  default boolean hasPassword() {
    return this instanceof Protected;
  }
}
