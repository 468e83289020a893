package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.Uploads;
import dev.waybill.domain.upload.Upload;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.TransactionMode;

/// A file that the first version of Waybill wrote.
class UpgradeTest {
  private static final Upload UPLOAD = Uploads.upload(1, 2);

  private final SqliteFile file;

  UpgradeTest(@TempDir Path directory) {
    file = new SqliteFile(directory.resolve("waybill.db"));
  }

  @Test
  void everythingInAFileOfSchemaOneIsThereUnderTheNextOne() throws SQLException {
    writeWithSchemaOne();
    assertThat(Migrations.version(file)).isEqualTo(1);
    try (var database = SqliteDatabase.open(file.path(), Databases.CLOCK)) {
      assertThat(Migrations.version(file)).isEqualTo(Migrations.KNOWN);
      var all =
          database
              .transactions()
              .read(() -> database.catalog().afterAcrossTenants(Optional.empty(), 9));
      assertThat(all).isEqualTo(List.of(UPLOAD));
      var found =
          database
              .transactions()
              .read(() -> database.uploads().findByToken(UPLOAD.tenant(), UPLOAD.token()));
      assertThat(found).contains(UPLOAD);
      var secret =
          database
              .transactions()
              .write(() -> database.installation().secret("grants", new byte[] {9}));
      assertThat(secret).containsExactly(1, 2, 3);
      assertThat(database.transactions().read(() -> database.upkeep().tombstonesAcrossTenants(9)))
          .containsExactly(Uploads.file(77).blob());
    }
  }

  private void writeWithSchemaOne() throws SQLException {
    Flyway.configure()
        .dataSource(file.source(TransactionMode.IMMEDIATE))
        .locations("classpath:dev/waybill/persistence/migration/sqlite")
        .target("1")
        .load()
        .migrate();
    try (var connection = file.openWriter()) {
      insert(
          connection,
          """
          insert into upload (upload_key, tenant_id, public_id, token_hash, access, password_hash,
            created_at, expires_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          bytes(InternalKey.of(UPLOAD)),
          "default",
          bytes(UPLOAD.id().value()),
          UPLOAD.token().bytes(),
          "public",
          null,
          NOW.toEpochMilli(),
          UPLOAD.expiry().at().toEpochMilli(),
          1);
      for (int n = 0; n < UPLOAD.files().size(); n++) {
        insertFile(connection, n);
      }
      insert(
          connection,
          "insert into installation_secret values ('grants', ?, 1)",
          (Object) new byte[] {1, 2, 3});
      insert(
          connection,
          "insert into blob_tombstone values (?, 'default', 1)",
          Uploads.file(77).blob().value());
    }
  }

  private static void insertFile(Connection connection, int ordinal) throws SQLException {
    var file = UPLOAD.files().get(ordinal);
    insert(
        connection,
        """
        insert into stored_file (upload_key, ordinal, tenant_id, public_id, name, media_type, size,
          sha256, crc32, blob_key) values (?, ?, 'default', ?, ?, ?, ?, ?, ?, ?)
        """,
        bytes(InternalKey.of(UPLOAD)),
        ordinal,
        bytes(file.id().value()),
        file.name().value(),
        file.type().value(),
        file.size().value(),
        file.sha256().bytes(),
        file.crc32(),
        file.blob().value());
  }

  private static void insert(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var insert = connection.prepareStatement(sql)) {
      for (int n = 0; n < values.length; n++) {
        insert.setObject(n + 1, values[n]);
      }
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
