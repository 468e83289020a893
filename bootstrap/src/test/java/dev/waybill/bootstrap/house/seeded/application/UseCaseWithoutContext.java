package dev.waybill.bootstrap.house.seeded.application;

import dev.waybill.bootstrap.house.seeded.application.port.Ledger;

public final class UseCaseWithoutContext {
  private final Ledger ledger;

  public UseCaseWithoutContext(Ledger ledger) {
    this.ledger = ledger;
  }

  public void enter(String id) {
    ledger.enter(id);
  }
}
