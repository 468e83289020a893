package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.StorageMark;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.persistence.PostgresDatabase;
import dev.waybill.persistence.SqliteDatabase;
import dev.waybill.storage.disk.DiskBlobStore;
import dev.waybill.storage.encryption.EncryptingBlobStore;
import dev.waybill.storage.s3.S3BlobStore;
import java.nio.file.Files;
import java.time.InstantSource;

/// What an installation keeps things in, opened as the configuration says: the one place that
/// chooses adapters, and puts around them what works on any.
///
/// @param place where blobs are
public record Stores(Place place, Database database) implements AutoCloseable {
  private static final String DATABASE = "waybill.db";

  static Stores open(Configuration configuration, InstantSource clock) {
    var place = place(configuration);
    try {
      if (configuration.postgres().isEmpty()) {
        requireEmpty(configuration, place.blobs());
      }
      return new Stores(place, database(configuration, clock));
    } catch (RuntimeException cannot) {
      place.close();
      throw cannot;
    }
  }

  /// Where blobs are.
  ///
  /// @param mark whose they are
  /// @param closing lets go of it
  public record Place(BlobStore blobs, StorageMark mark, Runnable closing)
      implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  static Place place(Configuration configuration) {
    return configuration.storage().s3().map(Stores::bucket).orElseGet(() -> disk(configuration));
  }

  private static Place bucket(Configuration.S3 s3) {
    var store =
        S3BlobStore.open(
            new S3BlobStore.Settings(
                s3.endpoint(),
                s3.region(),
                s3.bucket(),
                s3.prefix(),
                s3.accessKey(),
                s3.secretKey(),
                s3.createBucket()));
    return new Place(EncryptingBlobStore.around(store), store.mark(), store::close);
  }

  private static Place disk(Configuration configuration) {
    var data = configuration.data();
    var store = DiskBlobStore.open(data.directory(), data.minFreeSpace());
    return new Place(EncryptingBlobStore.around(store), store.mark(), () -> {});
  }

  /// Brings the schema up to date.
  static Database database(Configuration configuration, InstantSource clock) {
    return configuration
        .postgres()
        .<Database>map(postgres -> PostgresDatabase.open(settings(postgres), clock))
        .orElseGet(
            () -> SqliteDatabase.open(configuration.data().directory().resolve(DATABASE), clock));
  }

  private static PostgresDatabase.Settings settings(Configuration.Postgres postgres) {
    return new PostgresDatabase.Settings(
        postgres.url().jdbc(), postgres.user(), postgres.password(), postgres.connections());
  }

  /// Under a new database every blob would be an orphan, and the sweep would remove it.
  private static void requireEmpty(Configuration configuration, BlobStore blobs) {
    var file = configuration.data().directory().resolve(DATABASE);
    if (Files.exists(file)) {
      return;
    }
    blobs.listBefore(
        BlobKey.END_OF_TIME,
        _ -> {
          throw new StartFailure(
              file
                  + " is missing, but there are files under blobs/ beside it: restore the"
                  + " database from a backup, or move blobs/ away to start anew");
        });
  }

  public BlobStore blobs() {
    return place.blobs();
  }

  public StorageMark mark() {
    return place.mark();
  }

  /// The same with other blobs and another database around these: for tests.
  public Stores with(BlobStore blobs, Database other) {
    return new Stores(new Place(blobs, mark(), place.closing()), other);
  }

  @Override
  public void close() {
    database.close();
    place.close();
  }
}
