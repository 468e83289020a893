package dev.waybill.rest.request;

import dev.waybill.domain.tenant.Tenant;
import java.util.Optional;

/// Finds the tenant that a request is for.
@FunctionalInterface
public interface TenantResolver {
  /// @param host that the client asked for, with a port or without; not checked
  /// @param authorization the request's field, where it has one
  Tenant of(String host, Optional<String> authorization);
}
