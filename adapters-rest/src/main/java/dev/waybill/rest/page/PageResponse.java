package dev.waybill.rest.page;

import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/// Answers with a page, in its reader's language and under the headers that every page has.
public final class PageResponse {
  /// What a page depends on, beside its address. A cookie may choose the language too, but no page
  /// is ever stored, and naming it would say nothing to caches that they need.
  public static final String VARY = "Accept, Accept-Language";

  private static final String HTML = "text/html; charset=utf-8";

  private final PageRenderer renderer;

  public PageResponse(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /// The page with its own status. The caller adds what only it knows: `Retry-After`, a cookie.
  public ResponseBuilder with(Page page, ContainerRequestContext request) {
    var viewer = Viewer.of(request);
    var answer =
        Response.status(page.status())
            .entity(renderer.render(page, viewer))
            .type(HTML)
            .header(HttpHeaders.VARY, VARY)
            .header(HttpHeaders.CONTENT_LANGUAGE, viewer.language().tag());
    return SecurityHeaders.add(SecurityHeaders.forPages(), answer);
  }
}
