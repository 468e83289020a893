package dev.waybill.application.inventory;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.context.CallContext;
import dev.waybill.application.inventory.FileCheck.FileOf;
import dev.waybill.application.inventory.Finding.Faulty;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.domain.upload.Upload;
import java.util.ArrayList;
import java.util.List;

/// Copies every blob that a row knows into another store. What is there already, whole, is left
/// alone, so that it may be cut off and run again; what differs from its row is not copied.
public final class CopyBlobs {
  private static final int PARALLEL = 4;

  private final Catalog catalog;
  private final BlobCopy copy;

  /// @param contents opens the keys of blobs that are encrypted at rest: they stay encrypted, with
  ///   the key that they have
  /// @param from may be `to` itself, to see whether everything is there
  public CopyBlobs(Database database, StoredContents contents, BlobStore from, BlobStore to) {
    this.catalog = new Catalog(database);
    this.copy = new BlobCopy(contents, from, to);
  }

  /// Told what goes on, by one thread.
  public interface Observer {
    /// Could not be copied, because of the blob itself.
    void failed(Faulty fault);

    /// Called after each page.
    void copied(Totals soFar);
  }

  /// Of files.
  ///
  /// @param bytes of those that were copied
  /// @param there those that were there already
  public record Totals(long copied, long bytes, long there, long failed) {
    static final Totals NONE = new Totals(0, 0, 0, 0);

    /// Everything is there.
    public boolean isComplete() {
      return failed == 0;
    }

    /// At least something is there.
    boolean hasAny() {
      return copied + there > 0;
    }
  }

  /// Fails where one of the stores cannot be had at all; what was copied until then stays.
  public Totals run(CallContext context, Observer observer) {
    try (var parallel = new InParallel(PARALLEL)) {
      var pass = new Pass(parallel, observer);
      catalog.forEachPage(pass::page);
      return pass.totals;
    }
  }

  private final class Pass {
    private final InParallel parallel;
    private final Observer observer;
    private Totals totals = Totals.NONE;

    Pass(InParallel parallel, Observer observer) {
      this.parallel = parallel;
      this.observer = observer;
    }

    void page(List<Upload> page) {
      var items =
          page.stream()
              .flatMap(upload -> upload.files().stream().map(file -> new FileOf(upload, file)))
              .toList();
      var faults = new ArrayList<Faulty>();
      for (var result : parallel.map(items, copy::copy)) {
        switch (result) {
          case BlobCopy.Copied(var bytes) ->
              totals =
                  new Totals(totals.copied + 1, totals.bytes + bytes, totals.there, totals.failed);
          case BlobCopy.There() ->
              totals = new Totals(totals.copied, totals.bytes, totals.there + 1, totals.failed);
          case BlobCopy.Failed(var fault) -> faults.add(fault);
        }
      }
      RowSearch.requireReadable(faults, items.size());
      // Its holder may have deleted it meanwhile.
      faults.stream().filter(fault -> catalog.stillHas(fault.upload())).forEach(this::failed);
      observer.copied(totals);
    }

    private void failed(Faulty fault) {
      totals = new Totals(totals.copied, totals.bytes, totals.there, totals.failed + 1);
      observer.failed(fault);
    }
  }
}
