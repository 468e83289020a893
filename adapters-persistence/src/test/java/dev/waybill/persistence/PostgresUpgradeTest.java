package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A database that an earlier version of Waybill made, and still uses.
class PostgresUpgradeTest {
  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.bare();

  @AfterEach
  void drop() {
    server.drop(database);
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(PostgresServer.of(server.settings(database)).forMigrations())
        .locations(PostgresScripts.KNOWN.locations().toArray(String[]::new))
        .target(version)
        .load()
        .migrate();
  }

  private void addAsSchemaTwoDoes() {
    var upload = upload(1);
    server.execute(
        database,
        """
        insert into upload (upload_key, tenant_id, public_id, token_hash, access, created_at,
          expires_at, version) values ('%s', 'default', '%s', '\\x%s', 'public', 1, 2, 1)
        """
            .formatted(InternalKey.of(upload), upload.id(), upload.token().hex()));
  }

  @Test
  void whatSchemaTwoHeldIsThereUnderTheNextOnes() {
    migrateTo("2");
    addAsSchemaTwoDoes();
    assertThat(PostgresDatabase.migrate(server.settings(database)))
        .isEqualTo(new Migrated(2, PostgresScripts.KNOWN.last()));
    assertThat(server.strings(database, "select downloads from upload")).containsExactly("0");
  }

  /// While the column comes, nobody can use the table: so no row must be read for it. The check of
  /// those that are there is left to a script that does not keep others off.
  @Test
  void theColumnComesWithoutALookAtTheRows() {
    migrateTo("3");
    assertThat(
            server.strings(
                database,
                "select convalidated from pg_constraint where conname = 'upload_downloads_check'"))
        .containsExactly("f");
  }

  @Test
  void theRowsAreCheckedBesideOthersThatWriteThem() throws SQLException {
    migrateTo("3");
    addAsSchemaTwoDoes();
    try (var writing = server.connect(database);
        var statement = writing.createStatement()) {
      writing.setAutoCommit(false);
      statement.execute("update upload set downloads = 1");
      assertThat(PostgresDatabase.migrate(server.settings(database)))
          .isEqualTo(new Migrated(3, PostgresScripts.KNOWN.last()));
      writing.commit();
    }
    assertThat(server.strings(database, "select downloads from upload")).containsExactly("1");
  }
}
