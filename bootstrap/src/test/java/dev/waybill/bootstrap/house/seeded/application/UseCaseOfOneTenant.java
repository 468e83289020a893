package dev.waybill.bootstrap.house.seeded.application;

import dev.waybill.application.context.CallContext;
import dev.waybill.bootstrap.house.seeded.application.port.Ledger;
import dev.waybill.domain.tenant.TenantId;

public final class UseCaseOfOneTenant {
  private final Ledger ledger;
  private final TenantId tenant;

  public UseCaseOfOneTenant(Ledger ledger, TenantId tenant) {
    this.ledger = ledger;
    this.tenant = tenant;
  }

  public void enter(CallContext context) {
    ledger.enter(tenant + " " + context.actor());
  }
}
