package dev.waybill.application.inventory;

import dev.waybill.application.inventory.ExamineStores.Observer;
import dev.waybill.application.inventory.ExamineStores.Stored;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.domain.upload.BlobKey;
import java.util.ArrayList;
import java.util.List;

/// From the store to the rows: finds blobs that no row knows. Used once.
final class OrphanSearch {
  private final Database database;
  private final String young;
  private final Observer observer;
  private final List<BlobKey> batch = new ArrayList<>(ExamineStores.BATCH);
  private long seen;
  private long inFlight;
  private long orphans;

  /// @param young the first hour whose blobs may belong to an upload under way
  OrphanSearch(Database database, String young, Observer observer) {
    this.database = database;
    this.young = young;
    this.observer = observer;
  }

  Stored in(BlobStore blobs) {
    blobs.list(key -> add(key, blobs));
    flush(blobs);
    return new Stored(seen, inFlight, orphans);
  }

  private void add(BlobKey key, BlobStore blobs) {
    seen++;
    batch.add(key);
    if (batch.size() == ExamineStores.BATCH) {
      flush(blobs);
    }
  }

  private void flush(BlobStore blobs) {
    var known = database.transactions().read(() -> database.upkeep().known(batch));
    for (var key : batch) {
      if (!known.contains(key)) {
        unknown(key, blobs);
      }
    }
    batch.clear();
    observer.looked(seen, 0);
  }

  /// A sweep may have removed it, and then its tombstone, since it was listed.
  private void unknown(BlobKey key, BlobStore blobs) {
    if (key.hour().compareTo(young) >= 0) {
      inFlight++;
    } else if (isThere(key, blobs)) {
      orphans++;
      observer.found(new Finding.Orphan(key));
    }
  }

  private static boolean isThere(BlobKey key, BlobStore blobs) {
    var source = blobs.open(BlobRef.plain(key));
    source.ifPresent(open -> open.close());
    return source.isPresent();
  }
}
