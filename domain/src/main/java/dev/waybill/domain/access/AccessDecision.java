package dev.waybill.domain.access;

import java.time.Duration;

/// The answer to "may this reader have this upload now?". It is handed on as it is, to where it
/// becomes an answer of the protocol.
public sealed interface AccessDecision {
  record Granted(Basis basis) implements AccessDecision {}

  /// What let a reader in.
  enum Basis {
    /// The link alone.
    LINK,
    /// The management token, or the grant that its page gave.
    OWNER,
    /// A grant for which the password was shown before.
    GRANT,
    /// The password, in this request.
    PASSWORD
  }

  /// The reader may not have it, and why.
  sealed interface Denied extends AccessDecision {}

  /// The same for unknown, expired, deleted and private uploads (ASVS 8.2.2).
  record NotFound() implements Denied {}

  /// The operator has blocked it. Whoever could not tell that there is an upload is not told so.
  record Blocked() implements Denied {}

  /// It is there, and the right password would open it.
  sealed interface PasswordNeeded extends Denied {}

  record PasswordRequired() implements PasswordNeeded {}

  record WrongPassword() implements PasswordNeeded {}

  /// Not compared: this client failed too often on this upload.
  ///
  /// @param retryAfter how long to wait before the next try
  record TooManyTries(Duration retryAfter) implements PasswordNeeded {}
}
