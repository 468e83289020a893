package dev.waybill.persistence;

import static dev.waybill.application.fake.Keys.id;
import static dev.waybill.application.fake.Keys.tenantKey;
import static dev.waybill.application.fake.Keys.wrapped;
import static dev.waybill.application.fake.Keys.wrappedKey;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKeyRepository.Rewrapping;
import dev.waybill.domain.upload.Upload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two nodes on one database: one erases a key, the other keeps a row under it at the same time.
class PostgresKeyFenceTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Upload UNDER_FIRST = wrapped(upload(1), 1);

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String name = server.fresh();
  private final PostgresDatabase database = server.open(name);

  @BeforeEach
  void addKeys() {
    write(
        () -> {
          database.tenantKeys().add(tenantKey(1));
          database.tenantKeys().add(tenantKey(2));
          return 0;
        });
  }

  @AfterEach
  void close() {
    database.close();
    server.drop(name);
  }

  @Test
  void whoErasesWaitsForWhoAddsAndSeesTheRow() {
    assertThat(whileHolding(this::add, this::eraseFirst)).isZero();
    assertThat(keys()).isEqualTo("2");
    assertThat(wrappingKeys()).containsExactly(id(1));
  }

  @Test
  void whoAddsWaitsForWhoErasesAndIsRefused() {
    assertThatThrownBy(() -> whileHolding(this::eraseFirst, this::add))
        .hasCauseInstanceOf(StorageUnavailable.class);
    assertThat(keys()).isEqualTo("1");
    assertThat(wrappingKeys()).isEmpty();
  }

  @Test
  void whoErasesWaitsForWhoRewrapsToo() {
    write(
        () -> {
          database.uploads().add(UNDER_FIRST.tenant(), wrapped(upload(1), 2));
          return 0;
        });
    assertThat(whileHolding(this::rewrapToFirst, this::eraseFirst)).isZero();
    assertThat(keys()).isEqualTo("2");
    assertThat(wrappingKeys()).containsExactly(id(1));
  }

  @Test
  void whoAddsDoesNotWaitForAnotherWhoAdds() {
    write(
        () -> {
          add();
          return CompletableFuture.supplyAsync(() -> write(this::addAnother)).join();
        });
    assertThat(wrappingKeys()).hasSize(2);
  }

  /// Does `first`, and commits it only once `second` waits for it. Answers what `second` answered.
  private int whileHolding(IntSupplier first, IntSupplier second) {
    var waiting =
        database
            .transactions()
            .write(
                () -> {
                  var _ = first.getAsInt();
                  var begun = CompletableFuture.supplyAsync(() -> write(second));
                  awaitOneThatWaits();
                  return begun;
                });
    return waiting.join();
  }

  private void awaitOneThatWaits() {
    var query =
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = '"
            + name
            + "'";
    var deadline = System.nanoTime() + SOON.toNanos();
    while (!server.string("postgres", query).equals("1")) {
      assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
    }
  }

  private int write(IntSupplier work) {
    return database.transactions().write(work::getAsInt);
  }

  private int add() {
    database.uploads().add(UNDER_FIRST.tenant(), UNDER_FIRST);
    return 1;
  }

  private int addAnother() {
    database.uploads().add(UNDER_FIRST.tenant(), wrapped(upload(2), 1));
    return 1;
  }

  private int eraseFirst() {
    return database.tenantKeys().eraseUnused(id(1));
  }

  private int rewrapToFirst() {
    var file = wrapped(upload(1), 2).files().getFirst();
    var before = file.wrappedKey().orElseThrow();
    return database
        .tenantKeys()
        .rewrapAcrossTenants(
            List.of(new Rewrapping(file.blob(), before, wrappedKey(1, before.sealed()))));
  }

  private String keys() {
    return server.string(name, "select count(*) from tenant_key");
  }

  private List<String> wrappingKeys() {
    return server.strings(name, "select wrapping_key_id from stored_file order by 1");
  }
}
