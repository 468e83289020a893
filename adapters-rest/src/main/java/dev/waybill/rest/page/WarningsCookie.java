package dev.waybill.rest.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What an upload without script was warned of, on its way to the page that the browser is sent to:
/// a cookie for that page alone, for a minute. What does not fit is left away.
public final class WarningsCookie {
  private static final String NAME = "waybill-warnings";
  private static final int SECONDS = 60;
  private static final int MOST_BYTES = 2_000;

  private WarningsCookie() {}

  /// @param page the path of the page
  /// @param secure whether the service is spoken to over TLS
  public static Optional<NewCookie> of(List<String> warnings, String page, boolean secure) {
    var text = new StringBuilder();
    for (var warning : warnings) {
      if ((text + warning).getBytes(UTF_8).length < MOST_BYTES) {
        text.append(warning.replace('\n', ' ')).append('\n');
      }
    }
    return Optional.of(text.toString())
        .filter(lines -> !lines.isEmpty())
        .map(lines -> cookie(encoded(lines), page, secure));
  }

  /// None where there is none that could be ours.
  public static List<String> in(ContainerRequestContext request) {
    var cookie = request.getCookies().get(NAME);
    if (cookie == null || cookie.getValue().length() > 2 * MOST_BYTES) {
      return List.of();
    }
    try {
      return new String(Base64.getUrlDecoder().decode(cookie.getValue()), UTF_8).lines().toList();
    } catch (IllegalArgumentException notOurs) {
      return List.of();
    }
  }

  private static String encoded(String lines) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(lines.getBytes(UTF_8));
  }

  private static NewCookie cookie(String value, String page, boolean secure) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path(page)
        .maxAge(SECONDS)
        .httpOnly(true)
        .secure(secure)
        .sameSite(SameSite.STRICT)
        .build();
  }
}
