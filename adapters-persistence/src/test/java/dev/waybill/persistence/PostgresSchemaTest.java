package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.persistence.PostgresDatabase.Migrated;
import java.util.HashMap;
import java.util.List;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresSchemaTest {
  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();

  @AfterEach
  void drop() {
    server.drop(database);
  }

  /// Hibernate compares every table and column with the entities, and fails where they differ.
  @Test
  void theScriptsMakeWhatTheEntitiesExpect() {
    var settings = new HashMap<>(SessionFactories.settings(PostgresDatabase.dialect()));
    settings.put("hibernate.boot.allow_jdbc_metadata_access", true);
    settings.put(AvailableSettings.JAKARTA_JDBC_URL, server.settings(database).jdbcUrl());
    settings.put(AvailableSettings.JAKARTA_JDBC_USER, server.user());
    settings.put(AvailableSettings.JAKARTA_JDBC_PASSWORD, server.password());
    settings.put(AvailableSettings.HBM2DDL_AUTO, "validate");
    try (var sessions = SessionFactories.build(settings)) {
      assertThat(sessions.isOpen()).isTrue();
    }
  }

  @Test
  void theLastScriptIsTheKnownOne() {
    assertThat(server.string(database, "select max(version::int) from flyway_schema_history"))
        .isEqualTo(Integer.toString(PostgresScripts.KNOWN.last()));
  }

  @Test
  void everyTableIsLookedForAtAStart() {
    assertThat(
            server.strings(database, "select tablename from pg_tables where schemaname = 'public'"))
        .contains(PostgresSchema.TABLES.toArray(String[]::new))
        .hasSize(PostgresSchema.TABLES.size() + 1);
  }

  @Test
  void theDefaultTenantIsThereFromTheStart() {
    assertThat(server.strings(database, "select id from tenant")).containsExactly("default");
  }

  @Test
  void whatAMigrationDidIsTold() {
    var bare = server.bare();
    var known = PostgresScripts.KNOWN.last();
    assertThat(PostgresDatabase.migrate(server.settings(bare))).isEqualTo(new Migrated(0, known));
    assertThat(PostgresDatabase.migrate(server.settings(bare)))
        .isEqualTo(new Migrated(known, known));
    server.drop(bare);
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() {
    server.execute(
        database,
        """
        insert into flyway_schema_history values
          (7, '7', 'later', 'SQL', 'V7__later.sql', 0, 'waybill', now(), 1, true)
        """);
    assertThatExceptionOfType(SchemaTooNew.class)
        .isThrownBy(() -> PostgresDatabase.open(server.settings(database), Databases.CLOCK))
        .withMessage(
            "The database %s was written by a newer Waybill (its schema is 7, this version knows"
                + " 3): run that version, or restore a backup made before it.",
            database);
    assertThat(server.string(database, "select count(*) from flyway_schema_history"))
        .isEqualTo("3");
  }

  @Test
  void aSchemaWithSomethingMissingIsHalfMigrated() {
    server.execute(database, "drop table stored_file");
    assertHalfMigrated(database);
  }

  @Test
  void aSchemaOfSomebodyElseIsLeftAlone() {
    var begun = server.bare();
    server.execute(begun, "create table upload (upload_key uuid)");
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> PostgresDatabase.migrate(server.settings(begun)))
        .withMessageContaining("is not as Waybill left it")
        .withMessageContaining("restore a backup");
    assertThat(server.strings(begun, "select tablename from pg_tables where schemaname = 'public'"))
        .isEqualTo(List.of("upload"));
    server.drop(begun);
  }

  /// What a script that failed in its middle leaves, had it not run in a transaction.
  @Test
  void aScriptThatFindsItsWorkDoneInPartIsHalfMigrated() {
    server.execute(database, "delete from flyway_schema_history", "drop table stored_file");
    assertHalfMigrated(database);
    assertThat(server.string(database, "select count(*) from flyway_schema_history"))
        .isEqualTo("0");
  }

  private void assertHalfMigrated(String name) {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> PostgresDatabase.migrate(server.settings(name)))
        .withMessage(
            "The schema of the database %s at 127.0.0.1:%d is half migrated: restore a backup, or"
                + " give Waybill an empty database.",
            name, server.port());
  }
}
