package dev.waybill.rest.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;
import org.glassfish.jersey.process.Inflector;

/// Makes the [Access] rule of each resource method hold. One without a rule ends the start; an
/// answer that is no refusal leaves a protected one only if somebody asked whether it may (ASVS
/// 8.2.1, 8.3.1): whoever forgets to ask has an error, not a leak.
public final class AccessFeature implements DynamicFeature {
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (isJerseysOwn(resource)) {
      return;
    }
    var rule = rule(resource);
    if (rule != Caller.ANYONE) {
      context.register(new ProofFilter(rule));
    }
  }

  /// Its answers to OPTIONS.
  private static boolean isJerseysOwn(ResourceInfo resource) {
    return Inflector.class.isAssignableFrom(resource.getResourceClass());
  }

  private static Caller rule(ResourceInfo resource) {
    return Optional.ofNullable(resource.getResourceMethod().getAnnotation(Access.class))
        .map(Access::value)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    resource.getResourceMethod() + " does not declare who may call it"));
  }

  private record ProofFilter(Caller rule) implements ContainerResponseFilter {
    private static final int FIRST_REFUSAL = 400;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (response.getStatus() < FIRST_REFUSAL && !AccessProof.isGiven(request, rule)) {
        throw new IllegalStateException("Nobody asked whether a " + rule + " may have the answer");
      }
    }
  }
}
