package dev.waybill.bootstrap.house.seeded.application.port;

public interface Ledger {
  void enter(String id);
}
