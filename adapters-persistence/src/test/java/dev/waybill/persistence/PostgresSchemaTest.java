package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.port.DatabaseUnavailable;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        .containsAll(PostgresSchema.EXPECTED.tables())
        .hasSize(PostgresSchema.EXPECTED.tables().size() + 1);
  }

  /// Whoever adds a script writes what it makes into the list.
  @Test
  void theListIsWhatTheScriptsMake() throws SQLException {
    try (var connection = server.connect(database)) {
      assertThat(new TreeSet<>(PostgresSchema.parts(connection)))
          .containsExactlyElementsOf(PostgresSchema.EXPECTED.parts());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop table stored_file | table stored_file
          drop table stored_file, tenant_key | table stored_file, table tenant_key
          alter table stored_file drop column crc32 | column stored_file.crc32 integer not null
          alter table stored_file alter crc32 type bigint | column stored_file.crc32 integer not null
          alter table stored_file alter crc32 drop not null | column stored_file.crc32 integer not null
          alter table upload drop column downloads | column upload.downloads bigint not null
          alter table installation_secret drop column name, drop column secret, drop column created_at, add column x text | \
          column installation_secret.created_at bigint not null, column installation_secret.name text not null, \
          column installation_secret.secret bytea not null
          """)
  void aSchemaWithSomethingMissingIsHalfMigrated(String loss, String named) {
    server.execute(database, loss);
    assertRefused(
        "The schema of the database %s at 127.0.0.1:%s is half migrated, without "
            + named
            + ": restore a backup, or give Waybill an empty database.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop index upload_by_expiry | create index on upload (expires_at)
          drop index stored_file_by_wrapping_key | \
            create index on stored_file (wrapping_key_id, blob_key) where (wrapping_key_id IS NOT NULL)
          alter table upload drop constraint upload_token_hash_key | create unique index on upload (token_hash)
          drop index upload_by_expiry, tenant_key_by_tenant | \
            create index on tenant_key (tenant_id, created_at, key_id); create index on upload (expires_at)
          """)
  void anIndexThatIsMissingIsMadeByWhatTheOperatorReads(String loss, String statements) {
    server.execute(database, loss);
    assertRefused(
        "The database %s at 127.0.0.1:%s is missing an index: run `"
            + statements
            + "` in it, then start again.");
    server.execute(database, statements);
    assertThat(PostgresDatabase.migrate(server.settings(database)).before())
        .isEqualTo(PostgresScripts.KNOWN.last());
  }

  /// As one that was made beside others that wrote, and failed.
  @Test
  void anIndexThatIsNotWholeDoesNotCount() {
    server.execute(
        database,
        "update pg_index set indisvalid = false where indexrelid = 'upload_by_expiry'::regclass");
    assertRefused(
        "The database %s at 127.0.0.1:%s is missing an index: run `create index on upload"
            + " (expires_at)` in it, then start again.");
  }

  @Test
  void whatAnOperatorAddedIsNoConcernOfOurs() {
    server.execute(
        database,
        "create table own (id int)",
        "alter table upload add column note text not null default ''",
        "create index own_index on upload (created_at)",
        "alter index upload_by_expiry rename to by_another_name");
    assertThat(PostgresDatabase.migrate(server.settings(database)).before())
        .isEqualTo(PostgresScripts.KNOWN.last());
  }

  private void assertRefused(String sentence) {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> PostgresDatabase.migrate(server.settings(database)))
        .withMessage(sentence, database, server.port());
  }

  /// Those that are there satisfy it, and the database has looked.
  @Test
  void theCheckOfDownloadsHolds() {
    assertThat(
            server.strings(
                database,
                "select convalidated from pg_constraint where conname = 'upload_downloads_check'"))
        .containsExactly("t");
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
          (99, '99', 'later', 'SQL', 'V99__later.sql', 0, 'waybill', now(), 1, true)
        """);
    assertThatExceptionOfType(SchemaTooNew.class)
        .isThrownBy(() -> PostgresDatabase.open(server.settings(database), Databases.CLOCK))
        .withMessage(
            "The database %s was written by a newer Waybill (its schema is 99, this version knows"
                + " %d): run that version, or restore a backup made before it.",
            database, Migrations.KNOWN);
    assertThat(server.string(database, "select count(*) from flyway_schema_history"))
        .isEqualTo(Integer.toString(Migrations.KNOWN));
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
            "The schema of the database %s at 127.0.0.1:%s is half migrated: restore a backup, or"
                + " give Waybill an empty database.",
            name, server.port());
  }
}
