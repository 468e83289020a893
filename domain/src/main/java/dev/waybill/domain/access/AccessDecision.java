package dev.waybill.domain.access;

import java.time.Duration;

/// The answer to "may this reader have this upload now?". `NotFound` is the same for unknown,
/// expired, deleted and private uploads (ASVS 8.2.2).
public sealed interface AccessDecision {
  record Granted() implements AccessDecision {}

  record NotFound() implements AccessDecision {}

  record PasswordRequired() implements AccessDecision {}

  record WrongPassword() implements AccessDecision {}

  record TooManyTries(Duration retryAfter) implements AccessDecision {}
}
