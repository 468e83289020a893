package dev.waybill.domain.access;

import java.time.Duration;

/// What came of comparing a password with its hash.
public sealed interface PasswordVerdict {
  record Right() implements PasswordVerdict {}

  record Wrong() implements PasswordVerdict {}

  /// Not compared: this client failed too often on this upload.
  record TooManyTries(Duration retryAfter) implements PasswordVerdict {}
}
