package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.port.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.TreeSet;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
  private final Path path;
  private final SqliteFile file;

  SchemaTest(@TempDir Path directory) {
    path = directory.resolve("waybill.db");
    file = SqliteDatabase.prepare(path);
  }

  /// Hibernate compares every table and column with the entities, and fails where they differ.
  @Test
  void theScriptsMakeWhatTheEntitiesExpect() {
    var settings = new HashMap<>(SessionFactories.sqliteSettings());
    settings.put(AvailableSettings.DIALECT, new OneKindOfInteger());
    settings.put("hibernate.boot.allow_jdbc_metadata_access", true);
    settings.put(AvailableSettings.JAKARTA_JDBC_URL, "jdbc:sqlite:" + path);
    settings.put(AvailableSettings.HBM2DDL_AUTO, "validate");
    try (var sessions = SessionFactories.build(settings)) {
      assertThat(sessions.isOpen()).isTrue();
    }
  }

  @Test
  void theLastScriptSaysTheKnownVersion() throws SQLException {
    assertThat(Migrations.version(file)).isEqualTo(Migrations.KNOWN);
    assertThat(query("select count(*) from flyway_schema_history where success"))
        .isEqualTo(Integer.toString(Migrations.KNOWN));
  }

  @Test
  void theDefaultTenantIsThereFromTheStart() throws SQLException {
    assertThat(query("select id from tenant")).isEqualTo("default");
  }

  @Test
  void everyConnectionSyncsWithEveryCommitAndMindsForeignKeys() throws SQLException {
    assertThat(query("pragma journal_mode")).isEqualTo("wal");
    assertThat(query("pragma synchronous")).isEqualTo("2");
    assertThat(query("pragma foreign_keys")).isEqualTo("1");
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException {
    execute("pragma user_version = 99");
    assertThatExceptionOfType(SchemaTooNew.class)
        .isThrownBy(() -> SqliteDatabase.prepare(path))
        .withMessage(
            "The database %s was written by a newer Waybill (its schema is 99, this version knows"
                + " %d): run that version, or restore a backup made before it.",
            path, Migrations.KNOWN);
    assertThat(Migrations.version(file)).isEqualTo(99);
  }

  /// Whoever adds a script writes what it makes into the list.
  @Test
  void theListIsWhatTheScriptsMake() throws SQLException {
    try (var connection = file.openReader()) {
      var made = new TreeSet<>(SqliteSchema.parts(connection));
      made.removeIf(part -> part.contains("flyway_schema_history"));
      assertThat(made).containsExactlyElementsOf(SqliteSchema.EXPECTED.parts());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop table stored_file | table stored_file
          alter table stored_file drop column crc32 | column stored_file.crc32 integer not null
          """)
  void aFileWithSomethingMissingIsHalfMigrated(String loss, String named) throws SQLException {
    execute(loss);
    assertRefused(
        "The database " + path + " is half migrated, without " + named + ": restore a backup.");
  }

  @Test
  void anIndexThatIsMissingIsMadeByWhatTheOperatorReads() throws SQLException {
    execute("drop index upload_by_expiry");
    assertRefused(
        "The database "
            + path
            + " is missing an index: run `create index upload_by_expiry on upload"
            + " (expires_at)` in it, then start again.");
    execute("create index upload_by_expiry on upload (expires_at)");
    SqliteDatabase.prepare(path);
  }

  @Test
  void whatAnOperatorAddedIsNoConcernOfOurs() throws SQLException {
    execute("create table own (id integer)");
    execute("create index own_index on upload (created_at)");
    SqliteDatabase.prepare(path);
    assertThat(query("select count(*) from own")).isEqualTo("0");
  }

  @Test
  void aHistoryThatLacksAScriptIsRefused() throws SQLException {
    execute("delete from flyway_schema_history");
    execute("pragma user_version = 3");
    assertRefused(
        "The database "
            + path
            + " cannot be brought up to date, because it is not as Waybill left it: restore a"
            + " backup.");
  }

  @Test
  void aHistoryThatIsMissingIsRefused() throws SQLException {
    execute("drop table flyway_schema_history");
    execute("pragma user_version = 3");
    assertRefused(
        "The database "
            + path
            + " cannot be brought up to date, because it is not as Waybill left it: restore a"
            + " backup.");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused(@TempDir Path another) throws IOException {
    var text = Files.writeString(another.resolve("waybill.db"), "no database at all, ".repeat(99));
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> SqliteDatabase.prepare(text))
        .withMessage(
            "The database %s cannot be read: it is damaged, or not a SQLite database. Restore a"
                + " backup.",
            text);
  }

  private void assertRefused(String sentence) {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> SqliteDatabase.prepare(path))
        .withMessage("%s", sentence);
  }

  @Test
  void preparingTwiceChangesNothing() throws SQLException {
    execute("insert into tenant values ('other', 1)");
    SqliteDatabase.prepare(path);
    assertThat(query("select count(*) from tenant")).isEqualTo("2");
  }

  /// SQLite has one integer type, of 64 bits, which its driver calls INTEGER.
  private static final class OneKindOfInteger extends SQLiteDialect {
    @Override
    public boolean equivalentTypes(int one, int other) {
      return super.equivalentTypes(one, other)
          || (SqlTypes.isIntegral(one) && SqlTypes.isIntegral(other));
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = file.openWriter();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (var connection = file.openWriter();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }
}
