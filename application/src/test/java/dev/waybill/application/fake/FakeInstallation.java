package dev.waybill.application.fake;

import dev.waybill.application.port.InstallationRepository;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
  public String fact(String name, String fresh) {
    return transactions.writing().facts().computeIfAbsent(name, _ -> fresh);
  }

  @Override
  public boolean replace(String name, String expected, String value) {
    return transactions.writing().facts().replace(name, expected, value);
  }

  @Override
  public void record(String name, String value) {
    transactions.writing().facts().put(name, value);
  }

  @Override
  public SortedMap<String, String> facts() {
    return new TreeMap<>(transactions.reading().facts());
  }

  @Override
  public SortedMap<String, byte[]> secrets() {
    var copies = new TreeMap<String, byte[]>();
    transactions.reading().secrets().forEach((name, secret) -> copies.put(name, secret.clone()));
    return copies;
  }
}
