package dev.waybill.domain.access;

import java.time.Duration;

/// The answer to "may this reader have this upload now?". `NotFound` is the same for unknown,
/// expired, deleted and private uploads (ASVS 8.2.2).
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

  record NotFound() implements AccessDecision {}

  /// The operator has blocked it. Whoever could not tell that there is an upload is not told so.
  record Blocked() implements AccessDecision {}

  record PasswordRequired() implements AccessDecision {}

  record WrongPassword() implements AccessDecision {}

  record TooManyTries(Duration retryAfter) implements AccessDecision {}
}
