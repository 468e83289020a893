package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.StorageMark;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.persistence.PostgresDatabase;
import dev.waybill.persistence.SqliteDatabase;
import dev.waybill.storage.disk.DiskBlobStore;
import dev.waybill.storage.s3.S3BlobStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// What an installation keeps things in, opened as the configuration says: the one place that
/// chooses adapters, and puts around them what works on any.
///
/// @param mark whose blobs these are
public record Stores(BlobStore blobs, StorageMark mark, Database database)
    implements AutoCloseable {
  private static final String DATABASE = "waybill.db";

  static Stores open(Configuration configuration, InstantSource clock) {
    var postgres = configuration.postgres();
    var s3 = configuration.storage().s3();
    if (postgres.isPresent() && s3.isPresent()) {
      var p = postgres.get();
      var s = s3.get();
      var store =
          S3BlobStore.open(
              new S3BlobStore.Settings(
                  s.endpoint(),
                  s.region(),
                  s.bucket(),
                  s.prefix(),
                  s.accessKey(),
                  s.secretKey(),
                  s.createBucket()));
      return new Stores(
          store,
          store.mark(),
          PostgresDatabase.open(
              new PostgresDatabase.Settings(
                  p.url().jdbc(), p.user(), p.password(), p.connections()),
              clock));
    }
    var directory = configuration.data().directory();
    var blobs = DiskBlobStore.open(directory, configuration.data().minFreeSpace());
    var file = directory.resolve(DATABASE);
    if (Files.notExists(file)) {
      requireEmpty(blobs, file);
    }
    return new Stores(blobs, blobs.mark(), SqliteDatabase.open(file, clock));
  }

  /// Under a new database every blob would be an orphan, and the sweep would remove it.
  private static void requireEmpty(BlobStore blobs, Path file) {
    blobs.listBefore(
        BlobKey.END_OF_TIME,
        _ -> {
          throw new StartFailure(
              file
                  + " is missing, but there are files under blobs/ beside it: restore the"
                  + " database from a backup, or move blobs/ away to start anew");
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
