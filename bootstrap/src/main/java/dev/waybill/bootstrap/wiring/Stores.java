package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.StorageMark;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.persistence.SqliteDatabase;
import dev.waybill.storage.disk.DiskBlobStore;
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
