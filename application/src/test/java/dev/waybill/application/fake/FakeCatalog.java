package dev.waybill.application.fake;

import dev.waybill.application.port.UploadCatalog;
import dev.waybill.domain.upload.Upload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class FakeCatalog implements UploadCatalog {
  private static final Comparator<Upload> ORDER =
      Comparator.comparing(Upload::createdAt).thenComparing(upload -> upload.id().value());

  private final FakeTransactions transactions;

  FakeCatalog(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Upload> after(Optional<Upload> last, int limit) {
    return transactions.reading().uploads().values().stream()
        .sorted(ORDER)
        .filter(upload -> last.filter(seen -> ORDER.compare(upload, seen) <= 0).isEmpty())
        .limit(limit)
        .toList();
  }
}
