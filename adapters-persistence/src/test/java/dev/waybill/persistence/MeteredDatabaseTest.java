package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.contract.TransactionsContract;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.tenant.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MeteredDatabaseTest implements TransactionsContract {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeDatabase inner = new FakeDatabase();
  private final MeteredDatabase database = MeteredDatabase.around(inner, meters);

  @Test
  void every_transaction_is_timed_by_its_kind() {
    transactions().read(() -> 1);
    transactions().read(() -> 1);
    transactions().write(() -> 1);
    transactions().requireAvailable();
    assertThat(timed("read")).isEqualTo(2);
    assertThat(timed("write")).isEqualTo(1);
    assertThat(timed("check")).isEqualTo(1);
  }

  @Test
  void failures_are_the_databases_own() {
    assertThat(meters.find("waybill.database.transaction.failures").counters()).hasSize(6);
    inner.feel(Mood.FAILING_COMMITS);
    assertThatThrownBy(() -> transactions().write(() -> 1)).isInstanceOf(DatabaseUnavailable.class);
    inner.feel(Mood.DOWN);
    assertThatThrownBy(() -> transactions().read(() -> 1)).isInstanceOf(DatabaseUnavailable.class);
    assertThatThrownBy(transactions()::requireAvailable).isInstanceOf(DatabaseUnavailable.class);
    inner.feel(Mood.WELL);
    assertThatThrownBy(() -> transactions().write(() -> fail(new StorageUnavailable("disk"))))
        .isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> transactions().write(() -> fail(new IllegalStateException("bug"))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(failures("write", "unavailable")).isEqualTo(1);
    assertThat(failures("read", "unavailable")).isEqualTo(1);
    assertThat(failures("check", "unavailable")).isEqualTo(1);
    assertThat(failures("write", "unexpected")).isEqualTo(1);
    assertThat(timed("write")).as("failed ones are timed too").isEqualTo(3);
  }

  private static int fail(RuntimeException thrown) {
    throw thrown;
  }

  private long timed(String kind) {
    return meters.get("waybill.database.transaction.duration").tag("kind", kind).timer().count();
  }

  private double failures(String kind, String reason) {
    return meters
        .get("waybill.database.transaction.failures")
        .tag("kind", kind)
        .tag("reason", reason)
        .counter()
        .count();
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void createTenant(TenantId tenant) {
    // The fake knows every tenant.
  }
}
