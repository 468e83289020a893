package dev.waybill.persistence;

import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.Database;
import dev.waybill.persistence.PostgresDatabase.Settings;
import java.nio.file.Path;
import java.util.Optional;

/// A process that opens a database, writes and reads, and ends.
final class OpensDatabase {
  private OpensDatabase() {}

  /// @param args a URL of PostgreSQL, or the path of a file
  public static void main(String[] args) {
    try (var database = open(args[0])) {
      var upload = Uploads.upload(1);
      var _ =
          database
              .transactions()
              .write(
                  () -> {
                    database.uploads().add(upload.tenant(), upload);
                    return database.uploads().findByToken(upload.tenant(), upload.token());
                  });
    }
  }

  private static Database open(String where) {
    if (where.startsWith("jdbc:")) {
      return PostgresDatabase.open(
          new Settings(where, Optional.empty(), Optional.empty(), 2), () -> Uploads.NOW);
    }
    return SqliteDatabase.open(Path.of(where), () -> Uploads.NOW);
  }
}
