package dev.waybill.rest.page;

import dev.waybill.rest.security.CrossSite;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;
import java.util.function.Predicate;

/// Remembers the language that was chosen by `?lang=` for a year, in the reader's browser alone. A
/// link on another site chooses for the page that it leads to, and no further.
public final class LanguageFilter implements ContainerResponseFilter {
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final Predicate<ContainerRequestContext> isHttps;

  /// @param isHttps whether the browser asked over a secure connection; must not throw
  public LanguageFilter(Predicate<ContainerRequestContext> isHttps) {
    this.isHttps = isHttps;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getHeaders().containsKey("Content-Language") && !CrossSite.sent(request)) {
      Viewer.chosen(request)
          .ifPresent(
              language ->
                  response.getHeaders().add("Set-Cookie", cookie(language, isHttps.test(request))));
    }
  }

  private static NewCookie cookie(Language language, boolean secure) {
    return new NewCookie.Builder(Viewer.COOKIE)
        .value(language.tag())
        .path("/")
        .maxAge((int) LIFETIME.toSeconds())
        .httpOnly(true)
        .secure(secure)
        .sameSite(SameSite.LAX)
        .build();
  }
}
