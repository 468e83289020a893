package dev.waybill.persistence;

import dev.waybill.application.port.InstallationRepository;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The installation's secrets, as they are: whoever reads the file has them.
final class HibernateInstallation implements InstallationRepository {
  private final CurrentSession current;
  private final InstantSource clock;

  HibernateInstallation(CurrentSession current, InstantSource clock) {
    this.current = current;
    this.clock = clock;
  }

  @Override
  public byte[] secret(String name, byte[] fresh) {
    var session = current.writing();
    @Nullable SecretEntity kept = session.get(SecretEntity.class, name);
    if (kept != null) {
      return kept.secret;
    }
    session.insert(SecretEntity.from(name, fresh, clock.instant()));
    return fresh.clone();
  }

  @Override
  public Optional<String> fact(String name) {
    return Optional.ofNullable(current.reading().get(FactEntity.class, name)).map(row -> row.value);
  }

  @Override
  public String fact(String name, String fresh) {
    var session = current.writing();
    @Nullable FactEntity kept = session.get(FactEntity.class, name);
    if (kept != null) {
      return kept.value;
    }
    session.insert(FactEntity.from(name, fresh));
    return fresh;
  }

  @Override
  public void record(String name, String value) {
    current.writing().upsert(FactEntity.from(name, value));
  }

  @Override
  public SortedMap<String, String> facts() {
    var facts = new TreeMap<String, String>();
    current
        .reading()
        .createSelectionQuery("from FactEntity", FactEntity.class)
        .list()
        .forEach(row -> facts.put(row.name, row.value));
    return facts;
  }

  @Override
  public SortedMap<String, byte[]> secrets() {
    var secrets = new TreeMap<String, byte[]>();
    current
        .reading()
        .createSelectionQuery("from SecretEntity", SecretEntity.class)
        .list()
        .forEach(row -> secrets.put(row.name, row.secret));
    return secrets;
  }
}
