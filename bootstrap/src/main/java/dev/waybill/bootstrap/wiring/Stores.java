package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.StorageMark;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.persistence.PostgresDatabase;
import dev.waybill.persistence.SqliteDatabase;
import dev.waybill.storage.disk.DiskBlobStore;
import dev.waybill.storage.encryption.EncryptingBlobStore;
import dev.waybill.storage.resilient.ResilientBlobStore;
import dev.waybill.storage.s3.S3BlobStore;
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
                s3.createBucket(),
                s3.authorities()));
    var limited = ResilientBlobStore.around(store, limits(s3));
    return new Place(EncryptingBlobStore.around(limited), store.mark(), store::close);
  }

  /// Calls that carry no bytes are short: half as many as transfers are enough.
  private static ResilientBlobStore.Limits limits(Configuration.S3 s3) {
    return new ResilientBlobStore.Limits(
        s3.uploads(), s3.downloads(), Math.max(1, s3.uploads() / 2));
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

  /// What bringing a schema up to date came to; equal numbers: it was.
  ///
  /// @param from 0 for a database that was empty
  record Migrated(int from, int to) {}

  /// Only brings the schema up to date.
  static Migrated migrate(Configuration configuration) {
    return configuration
        .postgres()
        .map(Stores::migrate)
        .orElseGet(() -> migrateFile(configuration));
  }

  private static Migrated migrate(Configuration.Postgres postgres) {
    var done = PostgresDatabase.migrate(settings(postgres));
    return new Migrated(done.before(), done.after());
  }

  private static Migrated migrateFile(Configuration configuration) {
    var done = SqliteDatabase.migrate(configuration.data().directory().resolve(DATABASE));
    return new Migrated(done.before(), done.after());
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
