package dev.waybill.domain.access;

import java.util.Optional;

/// What a reader shows with a request for an upload.
///
/// @param password from the query, a header or HTTP Basic
/// @param token the management token, as a bearer token
/// @param grant a signed grant from the page's cookie, as it was sent
public record Credentials(
    Optional<PasswordAttempt> password, Optional<ManagementToken> token, Optional<String> grant) {
  public static final Credentials NONE =
      new Credentials(Optional.empty(), Optional.empty(), Optional.empty());

  /// Only a password.
  public static Credentials of(PasswordAttempt password) {
    return new Credentials(Optional.of(password), Optional.empty(), Optional.empty());
  }

  /// Only a management token.
  public static Credentials of(ManagementToken token) {
    return new Credentials(Optional.empty(), Optional.of(token), Optional.empty());
  }

  @Override
  public String toString() {
    return "Credentials[redacted]";
  }
}
