package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.StorageMark;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.persistence.SqliteDatabase;
import dev.waybill.persistence.SqliteDatabase.Migrated;
import dev.waybill.storage.disk.DiskBlobStore;
import dev.waybill.storage.encryption.EncryptingBlobStore;
import java.time.InstantSource;

/// What an installation keeps things in, opened as the configuration says: the one place that
/// chooses adapters, and puts around them what works on any.
///
/// @param mark whose blobs these are
public record Stores(BlobStore blobs, StorageMark mark, Database database)
    implements AutoCloseable {
  private static final String DATABASE = "waybill.db";

  static Stores open(Configuration configuration, InstantSource clock) {
    var place = place(configuration);
    return new Stores(place.blobs(), place.mark(), database(configuration, clock));
  }

  /// Where blobs are.
  ///
  /// @param mark whose they are
  record Place(BlobStore blobs, StorageMark mark) {}

  static Place place(Configuration configuration) {
    var data = configuration.data();
    var blobs = DiskBlobStore.open(data.directory(), data.minFreeSpace());
    return new Place(EncryptingBlobStore.around(blobs), blobs.mark());
  }

  /// Brings the schema up to date.
  static Database database(Configuration configuration, InstantSource clock) {
    return SqliteDatabase.open(configuration.data().directory().resolve(DATABASE), clock);
  }

  /// Only brings the schema up to date.
  static Migrated migrate(Configuration configuration) {
    return SqliteDatabase.migrate(configuration.data().directory().resolve(DATABASE));
  }

  @Override
  public void close() {
    database.close();
  }
}
