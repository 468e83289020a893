package dev.waybill.application.fake;

import dev.waybill.application.port.InstallationRepository;
import java.util.Optional;

final class FakeInstallation implements InstallationRepository {
  private final FakeTransactions transactions;

  FakeInstallation(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public byte[] secret(String name, byte[] fresh) {
    return transactions.writing().secrets().computeIfAbsent(name, _ -> fresh.clone()).clone();
  }

  @Override
  public Optional<String> fact(String name) {
    return Optional.ofNullable(transactions.reading().facts().get(name));
  }

  @Override
  public void record(String name, String value) {
    transactions.writing().facts().put(name, value);
  }
}
