package dev.waybill.application.fake;

import dev.waybill.application.port.InstallationRepository;

final class FakeInstallation implements InstallationRepository {
  private final FakeTransactions transactions;

  FakeInstallation(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public byte[] secret(String name, byte[] fresh) {
    return transactions.writing().secrets().computeIfAbsent(name, _ -> fresh.clone()).clone();
  }
}
