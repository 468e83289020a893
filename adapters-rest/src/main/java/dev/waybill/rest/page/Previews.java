package dev.waybill.rest.page;

import dev.waybill.rest.http.PreviewRobots;
import dev.waybill.rest.security.AccessProof;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/// What robots that preview links get wherever something can be seen, whatever they accept: a page
/// that says nothing of it. Asked only after it is known that there is something, so that the same
/// 404 as ever answers what is not there.
public final class Previews {
  private final PageResponse pages;

  public Previews(PageResponse pages) {
    this.pages = pages;
  }

  /// The answer for a robot; none for anybody else.
  public Optional<Response> answer(ContainerRequestContext request) {
    if (!PreviewRobots.match(request.getHeaderString("User-Agent"))) {
      return Optional.empty();
    }
    AccessProof.give(request, Caller.READER); // The page shows nothing.
    return Optional.of(pages.with(new PreviewPage(), request).build());
  }
}
