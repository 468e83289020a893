package dev.waybill.application.inventory;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.inventory.ExamineStores.Rows;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.util.List;

/// Forgets uploads of which no file is left. One of which a file is left stays, for that file.
public final class ForgetLost {
  private static final int PARALLEL = 8;

  /// So few may be all there are.
  private static final long FEW = 10;

  private static final long LARGEST_SHARE_PERCENT = 10;

  private final Database database;
  private final BlobStore blobs;

  public ForgetLost(Database database, BlobStore blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  public sealed interface Outcome {}

  public record Forgotten(long uploads) implements Outcome {}

  /// So many look as if this were not the store of that database.
  public record TooMany(long lost, long uploads) implements Outcome {}

  /// @param rows as [ExamineStores] has counted them
  /// @param anyNumber whether it may be most of them, too
  public Outcome forget(CallContext context, Rows rows, boolean anyNumber) {
    var tooMany = rows.lost() > FEW && rows.lost() * 100 > rows.uploads() * LARGEST_SHARE_PERCENT;
    return tooMany && !anyNumber
        ? new TooMany(rows.lost(), rows.uploads())
        : new Forgotten(forgetAll());
  }

  private long forgetAll() {
    var counted =
        new Object() {
          long forgotten;
        };
    try (var parallel = new InParallel(PARALLEL)) {
      new Catalog(database)
          .forEachPage(
              page -> {
                var lost = parallel.map(page, this::isLost);
                counted.forgotten += forget(page, lost);
              });
    }
    return counted.forgotten;
  }

  private boolean isLost(Upload upload) {
    return upload.files().stream().noneMatch(this::isThere);
  }

  private boolean isThere(StoredFile file) {
    if (file.isEmpty()) {
      return true;
    }
    var source = blobs.open(BlobRef.plain(file.blob()));
    source.ifPresent(BlobSource::close);
    return source.isPresent();
  }

  private long forget(List<Upload> page, List<Boolean> lost) {
    long forgotten = 0;
    for (int i = 0; i < page.size(); i++) {
      if (lost.get(i) && forget(page.get(i))) {
        forgotten++;
      }
    }
    return forgotten;
  }

  private boolean forget(Upload upload) {
    return database
        .transactions()
        .write(
            () -> {
              var uploads = database.uploads();
              var found = uploads.lockByToken(upload.tenant(), upload.token());
              found.ifPresent(row -> uploads.remove(row.tenant(), row));
              return found.isPresent();
            });
  }
}
