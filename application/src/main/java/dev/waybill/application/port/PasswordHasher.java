package dev.waybill.application.port;

import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordHash;

/// Hashes passwords so that guessing is expensive. Bounded: where too many hashes run at once and
/// the wait grows too long, both methods fail with [Busy].
public interface PasswordHasher {
  /// A new hash under a new salt.
  PasswordHash hash(Password password);

  /// Whether the password belongs to the hash, compared in constant time.
  boolean matches(Password password, PasswordHash hash);
}
