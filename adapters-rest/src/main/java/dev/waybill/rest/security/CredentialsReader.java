package dev.waybill.rest.security;

import dev.waybill.domain.access.Credentials;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.access.PasswordAttempt;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.form.PercentDecoder;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Finds what a reader shows: `?pw=`, `Waybill-Password`, HTTP Basic (RFC 7617, any user name), a
/// bearer token (RFC 6750), the page's cookies. An empty password counts as none. In headers it is
/// UTF-8, as `charset="UTF-8"` of our challenge asks for; bytes that are no UTF-8 are what Python,
/// fetch and the JDK send of other letters: ISO-8859-1.
public final class CredentialsReader {
  private static final int MAX_COOKIES = 32;

  private CredentialsReader() {}

  public static Credentials of(ContainerRequestContext request) {
    return of(request, Exchange.of(request).rawQuery());
  }

  /// @param query as it was sent
  static Credentials of(ContainerRequestContext request, Optional<String> query) {
    return new Credentials(password(request, query), token(request), grants(request));
  }

  private static Optional<PasswordAttempt> password(
      ContainerRequestContext request, Optional<String> query) {
    return query
        .flatMap(CredentialsReader::queryPassword)
        .or(() -> headerPassword(request))
        .or(() -> authorization(request, "Basic").flatMap(CredentialsReader::basicPassword));
  }

  private static Optional<PasswordAttempt> queryPassword(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith("pw="))
        .findFirst()
        .map(pair -> pair.substring(3))
        .filter(value -> !value.isEmpty())
        .map(CredentialsReader::attempt);
  }

  private static PasswordAttempt attempt(String encoded) {
    return PercentDecoder.decode(encoded)
        .map(PasswordAttempt::of)
        .orElseGet(PasswordAttempt.Impossible::new);
  }

  private static Optional<PasswordAttempt> headerPassword(ContainerRequestContext request) {
    // Sent twice, it is one list (RFC 9110 section 5.3), which is nobody's password.
    return Optional.of(String.join(",", HeaderPassword.of(request)))
        .filter(value -> !value.isEmpty())
        .map(PasswordAttempt::of);
  }

  private static Optional<PasswordAttempt> basicPassword(String encoded) {
    try {
      var bytes = Base64.getDecoder().decode(encoded);
      var colon = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(':');
      return colon < 0 || colon == bytes.length - 1
          ? Optional.empty()
          : Optional.of(password(Arrays.copyOfRange(bytes, colon + 1, bytes.length)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static PasswordAttempt password(byte[] bytes) {
    return PasswordAttempt.of(HeaderPassword.text(bytes));
  }

  private static Optional<ManagementToken> token(ContainerRequestContext request) {
    return authorization(request, "Bearer").flatMap(ManagementToken::parse);
  }

  private static Optional<String> authorization(ContainerRequestContext request, String scheme) {
    return Optional.ofNullable(request.getHeaderString("Authorization"))
        .filter(value -> value.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1))
        .map(value -> value.substring(scheme.length() + 1).strip());
  }

  private static List<String> grants(ContainerRequestContext request) {
    return request.getCookies().values().stream()
        .filter(cookie -> cookie.getName().startsWith(GrantCookie.PREFIX))
        .map(Cookie::getValue)
        .limit(MAX_COOKIES)
        .toList();
  }
}
