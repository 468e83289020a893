package dev.waybill.domain.access;

import java.util.List;
import java.util.Optional;

/// What a reader shows with a request for an upload.
///
/// @param password from the query, a header or HTTP Basic
/// @param token the management token, as a bearer token
/// @param grants what the page's cookies hold, as they were sent
public record Credentials(
    Optional<PasswordAttempt> password, Optional<ManagementToken> token, List<String> grants) {
  public static final Credentials NONE =
      new Credentials(Optional.empty(), Optional.empty(), List.of());

  public Credentials {
    grants = List.copyOf(grants);
  }

  /// Only a password.
  public static Credentials of(PasswordAttempt password) {
    return new Credentials(Optional.of(password), Optional.empty(), List.of());
  }

  /// Only a management token.
  public static Credentials of(ManagementToken token) {
    return new Credentials(Optional.empty(), Optional.of(token), List.of());
  }

  @Override
  public String toString() {
    return "Credentials[redacted]";
  }
}
