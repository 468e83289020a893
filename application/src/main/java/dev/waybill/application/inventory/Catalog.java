package dev.waybill.application.inventory;

import dev.waybill.application.port.Database;
import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// All uploads, page by page. Each page is a transaction of its own, which is over when the page is
/// handed on.
record Catalog(Database database) {
  /// An upload may have thousands of files.
  static final int PAGE = 100;

  void forEachPage(Consumer<List<Upload>> work) {
    var page = after(Optional.empty());
    while (!page.isEmpty()) {
      work.accept(page);
      page = after(Optional.of(page.getLast()));
    }
  }

  private List<Upload> after(Optional<Upload> last) {
    return database.transactions().read(() -> database.catalog().afterAcrossTenants(last, PAGE));
  }

  /// Whether it was not removed meanwhile.
  boolean stillHas(Upload upload) {
    return database
        .transactions()
        .read(() -> database.uploads().findByLink(upload.tenant(), upload.id().asLink()))
        .isPresent();
  }
}
