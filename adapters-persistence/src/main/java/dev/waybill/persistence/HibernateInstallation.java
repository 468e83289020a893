package dev.waybill.persistence;

import dev.waybill.application.port.InstallationRepository;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// The installation's secrets, as they are: whoever reads the database has them. What is written
/// here many nodes may write at once; both databases have the same words for that, the query
/// language of the entities has none.
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
    return kept == null ? offer(session, name, fresh) : kept.secret;
  }

  /// Of many nodes that offer one at once the first is heard, and all take what it offered.
  private byte[] offer(StatelessSession session, String name, byte[] fresh) {
    session
        .createNativeMutationQuery(
            """
            insert into installation_secret (name, secret, created_at)
              values (:name, :secret, :now) on conflict (name) do nothing
            """)
        .setParameter("name", name)
        .setParameter("secret", fresh)
        .setParameter("now", clock.instant().toEpochMilli())
        .executeUpdate();
    return session.get(SecretEntity.class, name).secret;
  }

  @Override
  public Optional<String> fact(String name) {
    return Optional.ofNullable(current.reading().get(FactEntity.class, name)).map(row -> row.value);
  }

  @Override
  public String fact(String name, String fresh) {
    var session = current.writing();
    @Nullable FactEntity kept = session.get(FactEntity.class, name);
    return kept == null ? offer(session, name, fresh) : kept.value;
  }

  private static String offer(StatelessSession session, String name, String fresh) {
    session
        .createNativeMutationQuery(
            """
            insert into installation_fact (name, value) values (:name, :value)
              on conflict (name) do nothing
            """)
        .setParameter("name", name)
        .setParameter("value", fresh)
        .executeUpdate();
    return session.get(FactEntity.class, name).value;
  }

  @Override
  public boolean replace(String name, String expected, String value) {
    return current
            .writing()
            .createMutationQuery(
                "update FactEntity f set f.value = :value where f.name = :name and f.value = :old")
            .setParameter("value", value)
            .setParameter("name", name)
            .setParameter("old", expected)
            .executeUpdate()
        == 1;
  }

  @Override
  public void record(String name, String value) {
    current
        .writing()
        .createNativeMutationQuery(
            """
            insert into installation_fact (name, value) values (:name, :value)
              on conflict (name) do update set value = excluded.value
            """)
        .setParameter("name", name)
        .setParameter("value", value)
        .executeUpdate();
  }

  @Override
  public SortedMap<String, String> facts() {
    var facts = new TreeMap<String, String>();
    current
        .reading()
        .createSelectionQuery("from FactEntity f where f.name <> :own", FactEntity.class)
        // Of the database and not of the installation: no other database is to have it.
        .setParameter("own", PostgresGreeting.FACT)
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
