package dev.waybill.rest.page;

import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/// Answers with a page, under the headers that every page has.
public final class PageResponse {
  private static final String HTML = "text/html; charset=utf-8";

  private final PageRenderer renderer;

  public PageResponse(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /// The page with its own status. The caller adds what only it knows: `Vary`, `Retry-After`, a
  /// cookie.
  public ResponseBuilder with(Page page) {
    var answer = Response.status(page.status()).entity(renderer.render(page)).type(HTML);
    return SecurityHeaders.add(SecurityHeaders.forPages(), answer);
  }
}
