package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.domain.upload.Upload;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Many nodes on one database, of one version and of two.
class PostgresMigrationTest {
  /// The next version of Waybill, which adds a column and an index.
  private static final PostgresScripts NEXT =
      new PostgresScripts(
          List.of(
              PostgresScripts.KNOWN.locations().getFirst(),
              "classpath:dev/waybill/persistence/later"),
          1000);

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.bare();

  @AfterEach
  void drop() {
    server.drop(database);
  }

  @Test
  void tenNodesStartAtOnceOnAnEmptyDatabase() {
    var settings = server.settings(database);
    var before = AtOnce.call(10, _ -> PostgresDatabase.migrate(settings).before());
    assertThat(before).allMatch(found -> found == 0 || found == PostgresScripts.KNOWN.last());
    assertThat(server.string(database, "select count(*) from flyway_schema_history"))
        .isEqualTo(Integer.toString(Migrations.KNOWN - 1));
    try (var node = server.open(database)) {
      add(node, upload(1));
      assertThat(find(node, upload(1))).isPresent();
    }
  }

  @Test
  void whoMigratesWaitsForTheNodeThatDoes() throws Exception {
    try (var migrating = server.connect(database);
        var statement = migrating.createStatement()) {
      statement.execute("select pg_advisory_lock(" + PostgresMigrations.LOCK + ")");
      var waiting =
          CompletableFuture.supplyAsync(() -> PostgresDatabase.migrate(server.settings(database)));
      Node.await(Node.RECOVERY, () -> !waitingForALock().isEmpty());
      assertThat(waiting).isNotDone();
      statement.execute("select pg_advisory_unlock(" + PostgresMigrations.LOCK + ")");
      assertThat(waiting.join().before()).isZero();
    }
  }

  private List<String> waitingForALock() {
    return server.strings(
        database,
        "select pid from pg_locks where locktype = 'advisory' and not granted and database ="
            + " (select oid from pg_database where datname = current_database())");
  }

  @Test
  void aRunningNodeKeepsServingWhileTheNextVersionMigrates() {
    PostgresDatabase.migrate(server.settings(database));
    try (var node = server.open(database)) {
      var stop = new AtomicBoolean();
      var served = new AtomicInteger();
      AtOnce.run(
          2,
          n -> {
            if (n == 0) {
              serveUntil(stop, node, served);
            } else {
              while (served.get() < 20) {
                Thread.onSpinWait();
              }
              PostgresMigrations.migrate(PostgresServer.of(server.settings(database)), NEXT);
              var then = served.get();
              while (served.get() < then + 20) {
                Thread.onSpinWait();
              }
              stop.set(true);
            }
          });
      assertThat(server.string(database, "select count(note) from upload")).isEqualTo("0");
      assertThat(find(node, upload(served.get() - 1))).isPresent();
    }
    assertThatExceptionOfType(SchemaTooNew.class)
        .isThrownBy(() -> PostgresDatabase.open(server.settings(database), Databases.CLOCK))
        .withMessageContaining("its schema is 1000, this version knows " + Migrations.KNOWN);
  }

  /// What such a node sends knows nothing of the columns that came later.
  @Test
  void aNodeOfTheFirstSchemaStillAddsUploads() {
    PostgresDatabase.migrate(server.settings(database));
    var upload = upload(1);
    server.execute(
        database,
        """
        insert into upload (upload_key, tenant_id, public_id, token_hash, access, created_at,
          expires_at, version) values ('%s', 'default', '%s', '\\x%s', 'public', %s, %s, 1)
        """
            .formatted(
                InternalKey.of(upload),
                upload.id(),
                upload.token().hex(),
                upload.createdAt().toEpochMilli(),
                upload.expiry().at().toEpochMilli()));
    assertThat(server.string(database, "select downloads from upload")).isEqualTo("0");
  }

  /// Each write and each read has to succeed.
  private static void serveUntil(AtomicBoolean stop, PostgresDatabase node, AtomicInteger served) {
    while (!stop.get()) {
      var upload = upload(served.get());
      add(node, upload);
      assertThat(find(node, upload)).contains(upload);
      served.incrementAndGet();
    }
  }

  @Test
  void aMigrationThatWouldHoldOthersUpGivesWayToThem() throws Exception {
    PostgresDatabase.migrate(server.settings(database));
    try (var busy = server.connect(database);
        var statement = busy.createStatement()) {
      busy.setAutoCommit(false);
      statement.execute("select * from upload");
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(
              () -> PostgresMigrations.migrate(PostgresServer.of(server.settings(database)), NEXT))
          .withMessageContaining("while a long transaction uses it: end that, then try again.");
      busy.rollback();
    }
    assertThat(PostgresMigrations.migrate(PostgresServer.of(server.settings(database)), NEXT))
        .isEqualTo(new Migrated(PostgresScripts.KNOWN.last(), 1000));
  }

  @Test
  void aServerThatDoesNotSyncIsWarnedOf() {
    var target = PostgresServer.of(server.settings(database));
    assertThat(warnings(target, new PostgresState(18, false, true, false, true)))
        .singleElement()
        .asString()
        .contains("runs with fsync=off and full_page_writes=on: a power cut may lose");
    assertThat(warnings(target, new PostgresState(18, true, false, false, true))).hasSize(1);
    assertThat(warnings(target, new PostgresState(18, true, true, false, true))).isEmpty();
  }

  @Test
  void whatTheServerSaysOfItselfIsRead() throws SQLException {
    try (var connection = server.connect(database)) {
      assertThat(PostgresState.read(connection))
          .isEqualTo(new PostgresState(18, true, true, false, false));
    }
  }

  @Test
  void aServerThatIsTooOldIsRefused() {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(
            () ->
                new PostgresState(14, true, true, false, false)
                    .requireUsable(PostgresServer.of(server.settings(database))))
        .withMessageEndingWith("is PostgreSQL 14: upgrade it to 15 or newer.");
  }

  private static List<String> warnings(PostgresServer target, PostgresState state) {
    var log = (Logger) LoggerFactory.getLogger(PostgresMigrations.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);
    PostgresMigrations.warnIfUnsafe(target, state);
    log.detachAppender(lines);
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void everyTransactionCommitsDurablyWhateverTheDefault() {
    PostgresDatabase.migrate(server.settings(database));
    server.execute("postgres", "alter database " + database + " set synchronous_commit = off");
    try (var node = server.open(database)) {
      assertThat(setting(node, "synchronous_commit")).isEqualTo("on");
    }
    server.execute(
        "postgres", "alter database " + database + " set synchronous_commit = remote_apply");
    try (var node = server.open(database)) {
      assertThat(setting(node, "synchronous_commit")).isEqualTo("remote_apply");
    }
  }

  @Test
  void readsSeeOneStateAndWritesSeeWhatOthersCommit() {
    PostgresDatabase.migrate(server.settings(database));
    try (var node = server.open(database)) {
      assertThat(setting(node, "transaction_isolation")).isEqualTo("repeatable read");
      assertThat(setting(node, "transaction_read_only")).isEqualTo("on");
      assertThat(node.transactions().write(() -> show(node, "transaction_isolation")))
          .isEqualTo("read committed");
    }
  }

  /// Moves on within a transaction, unlike PostgreSQL's `now()`.
  @Test
  void theServersClockIsEveryNodes() {
    PostgresDatabase.migrate(server.settings(database));
    var query = "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    try (var node = server.open(database)) {
      var before = Long.parseLong(server.string(database, query));
      var one = node.transactions().read(() -> node.upkeep().clock().orElseThrow());
      var other =
          node.transactions()
              .write(
                  () -> {
                    var _ = server.string(database, query + " from pg_sleep(0.01)");
                    return node.upkeep().clock().orElseThrow();
                  });
      var after = Long.parseLong(server.string(database, query));
      assertThat(one.toEpochMilli()).isBetween(before, after);
      assertThat(other.toEpochMilli()).isBetween(before + 10, after);
    }
  }

  private static String setting(PostgresDatabase node, String name) {
    return node.transactions().read(() -> show(node, name));
  }

  private static String show(PostgresDatabase node, String name) {
    return node.currentSession().createNativeQuery("show " + name, String.class).getSingleResult();
  }

  private static void add(PostgresDatabase node, Upload upload) {
    var _ =
        node.transactions()
            .write(
                () -> {
                  node.uploads().add(upload.tenant(), upload);
                  return true;
                });
  }

  private static Optional<Upload> find(PostgresDatabase node, Upload upload) {
    return node.transactions()
        .read(() -> node.uploads().findByLink(upload.tenant(), upload.id().asLink()));
  }
}
