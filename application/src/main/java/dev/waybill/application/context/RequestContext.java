package dev.waybill.application.context;

import dev.waybill.domain.tenant.Tenant;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.tenant.TenantPolicy;

/// A request for a tenant, made once for each that comes in.
///
/// @param network that the client belongs to, not its single address
/// @param requestId by which the operator finds the request: visible ASCII
public record RequestContext(Tenant tenant, Actor actor, String network, String requestId)
    implements CallContext {
  public TenantId tenantId() {
    return tenant.id();
  }

  /// What holds for the tenant's uploads.
  public TenantPolicy policy() {
    return tenant.policy();
  }
}
