package dev.waybill.rest.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/// Gives every answer that has no security headers of its own those of the API, errors included.
public final class SecurityHeadersFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals("OPTIONS")) {
      response.setEntity(null); // Jersey's list of methods: Allow has it.
    }
    var headers = response.getHeaders();
    if (!headers.containsKey("Content-Security-Policy")) {
      SecurityHeaders.forApi().forEach(headers::putSingle);
    }
  }
}
