package dev.waybill.rest.container;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// Nobody in particular: whoever a request is from is decided behind the container.
record Anonymous(boolean secure) implements SecurityContext {
  @Override
  public @Nullable Principal getUserPrincipal() {
    return null;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public @Nullable String getAuthenticationScheme() {
    return null;
  }
}
