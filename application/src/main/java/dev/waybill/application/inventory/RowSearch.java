package dev.waybill.application.inventory;

import dev.waybill.application.inventory.ExamineStores.Observer;
import dev.waybill.application.inventory.ExamineStores.Rows;
import dev.waybill.application.inventory.FileCheck.FileOf;
import dev.waybill.application.inventory.Finding.Faulty;
import dev.waybill.application.inventory.Finding.Missing;
import dev.waybill.application.inventory.Finding.Unreadable;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.Optional;

/// From the rows to the store: finds files that cannot be had as they were. Used once.
final class RowSearch implements AutoCloseable {
  private static final int PARALLEL = 8;

  /// Where none of so many files can be read, it is not the files.
  private static final int NOT_BY_CHANCE = 20;

  private final Catalog catalog;
  private final FileCheck check;
  private final long blobs;
  private final Observer observer;
  private final InParallel parallel = new InParallel(PARALLEL);
  private long uploads;
  private long lost;
  private long files;
  private long faulty;

  /// @param blobs how many were looked at before, for the observer
  RowSearch(Catalog catalog, FileCheck check, long blobs, Observer observer) {
    this.catalog = catalog;
    this.check = check;
    this.blobs = blobs;
    this.observer = observer;
  }

  Rows run() {
    catalog.forEachPage(this::page);
    return new Rows(uploads, lost, files, faulty);
  }

  private void page(List<Upload> page) {
    var items =
        page.stream()
            .flatMap(upload -> upload.files().stream().map(file -> new FileOf(upload, file)))
            .toList();
    var found = parallel.map(items, check::check).stream().flatMap(Optional::stream).toList();
    requireReadable(found, items.size());
    for (var upload : page) {
      var ofUpload = found.stream().filter(one -> one.upload().id().equals(upload.id())).toList();
      // Its holder may have deleted it meanwhile.
      if (!ofUpload.isEmpty() && catalog.stillHas(upload)) {
        faulty(upload, ofUpload);
      }
    }
    uploads += page.size();
    files += items.size();
    observer.looked(blobs, files);
  }

  private void faulty(Upload upload, List<Faulty> found) {
    found.forEach(observer::found);
    faulty += found.size();
    if (found.stream().filter(Missing.class::isInstance).count() == upload.files().size()) {
      lost++;
    }
  }

  /// @throws StorageUnavailable where all fail in a way that is not the files'
  static void requireReadable(List<Faulty> found, int looked) {
    if (looked >= NOT_BY_CHANCE
        && found.size() == looked
        && found.getFirst() instanceof Unreadable(_, _, var reason)
        && found.stream().allMatch(Unreadable.class::isInstance)) {
      throw new StorageUnavailable("No file can be read: " + reason);
    }
  }

  @Override
  public void close() {
    parallel.close();
  }
}
