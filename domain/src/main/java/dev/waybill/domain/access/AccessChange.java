package dev.waybill.domain.access;

import java.util.function.Function;

/// What somebody asks of an upload's access policy.
public sealed interface AccessChange {
  /// Nothing: it stays as it is.
  record Keep() implements AccessChange {}

  /// Anyone with the link; a password that was set is removed.
  record MakePublic() implements AccessChange {}

  /// Only who knows this password.
  record SetPassword(Password password) implements AccessChange {}

  /// Only who knows the password that is set. Possible only where there is one.
  record KeepPassword() implements AccessChange {}

  /// Not public: a password that is set stays, without one the upload is private.
  record Close() implements AccessChange {}

  /// Only the holder of the management token; a password that was set is removed.
  record MakePrivate() implements AccessChange {}

  /// No password: an upload that had one becomes private, any other stays as it is.
  record RemovePassword() implements AccessChange {}

  /// Whether this can be asked of an upload under that policy.
  default boolean fits(AccessPolicy current) {
    return !(this instanceof KeepPassword) || current.hasPassword();
  }

  /// The policy that follows from this change and the policy so far.
  default AccessPolicy applyTo(AccessPolicy current, Function<Password, PasswordHash> hasher) {
    return switch (this) {
      case Keep() -> current;
      case MakePublic() -> new AccessPolicy.Public();
      case MakePrivate() -> new AccessPolicy.Private();
      case SetPassword(var password) -> new AccessPolicy.Protected(hasher.apply(password));
      case RemovePassword() -> current.hasPassword() ? new AccessPolicy.Private() : current;
      case Close(), KeepPassword() -> current.hasPassword() ? current : new AccessPolicy.Private();
    };
  }
}
