package dev.waybill.rest.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/// Answers with a page, in its reader's language and under the headers that every page has.
public final class PageResponse {
  private final PageWriter writer;

  public PageResponse(PageWriter writer) {
    this.writer = writer;
  }

  /// The page with its own status. The caller adds what only it knows: `Retry-After`, a cookie.
  public ResponseBuilder with(Page page, ContainerRequestContext request) {
    var written = writer.write(page, Viewer.of(request));
    var answer = Response.status(page.status()).entity(written.html()).type(written.type());
    written.headers().forEach(answer::header);
    return answer;
  }
}
