package dev.waybill.rest.upload;

import dev.waybill.rest.error.Failures;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/// `PUT /upload`, where `curl -T -` ends up that was given no name: 405 would not say what is
/// missing. No route of its own, so that no generated client offers it.
@PreMatching
public final class NamelessPutFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.PUT)
        && request.getUriInfo().getPath().equals("upload")) {
      throw Failures.malformed(
              "The name of the file is missing: PUT /upload/{file-name} takes one path segment,"
                  + " other than . and .., with more in it than control characters")
          .rejection();
    }
  }
}
