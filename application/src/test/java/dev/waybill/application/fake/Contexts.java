package dev.waybill.application.fake;

import dev.waybill.application.context.Actor;
import dev.waybill.application.context.RequestContext;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.Tenant;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.tenant.TenantPolicy;
import java.util.List;

/// Requests of one client for several tenants.
public final class Contexts {
  private static final TenantPolicy POLICY =
      new TenantPolicy(new ByteCount(10), 3, ExpiryChoice.ONE_DAY, List.of(ExpiryChoice.ONE_DAY));

  public static final RequestContext DEFAULT = of(TenantId.DEFAULT);
  public static final RequestContext OTHER = of(Uploads.OTHER_TENANT);

  private Contexts() {}

  public static RequestContext of(Tenant tenant) {
    return new RequestContext(tenant, Actor.ANONYMOUS, "client", "request");
  }

  private static RequestContext of(TenantId tenant) {
    return of(new Tenant(tenant, POLICY));
  }
}
