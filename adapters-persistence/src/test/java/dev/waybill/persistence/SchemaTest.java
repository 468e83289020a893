package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    execute("pragma user_version = 7");
    assertThatExceptionOfType(SchemaTooNew.class)
        .isThrownBy(() -> SqliteDatabase.prepare(path))
        .withMessage(
            "The database %s was written by a newer Waybill (its schema is 7, this version knows"
                + " 3): run that version, or restore a backup made before it.",
            path);
    assertThat(Migrations.version(file)).isEqualTo(7);
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
