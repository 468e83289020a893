package dev.waybill.rest.security;

import jakarta.ws.rs.container.ContainerRequestContext;

/// What the use cases have found out about a request: whether it may have what it asks for. Only
/// what asks them gives it; [AccessFeature] lets no answer out without.
public final class AccessProof {
  private static final String PREFIX = AccessProof.class.getName() + ".";

  private AccessProof() {}

  /// The request may have what the rule protects, or its answer shows nothing of it.
  public static void give(ContainerRequestContext request, Caller rule) {
    request.setProperty(PREFIX + rule, true);
  }

  static boolean isGiven(ContainerRequestContext request, Caller rule) {
    return request.getProperty(PREFIX + rule) != null;
  }
}
