package dev.waybill.application.port;

import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordHash;

/// Hashes passwords so that guessing is expensive. Bounded: where too many hashes run at once and
/// the wait grows too long, both methods fail with [Busy]; where one client network wants more than
/// its share, with [ShareUsedUp]. Networks take turns, so that none waits for all of another's.
public interface PasswordHasher {
  /// A new hash under a new salt.
  ///
  /// @param client the network that the client belongs to
  PasswordHash hash(Password password, String client);

  /// Whether the password belongs to the hash, compared in constant time.
  ///
  /// @param client the network that the client belongs to
  boolean matches(Password password, PasswordHash hash, String client);
}
