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
  public List<Upload> afterAcrossTenants(Optional<Upload> last, int limit) {
    return transactions.reading().uploads().values().stream()
        .sorted(ORDER)
        .filter(upload -> last.filter(seen -> ORDER.compare(upload, seen) <= 0).isEmpty())
        .limit(limit)
        .map(transactions.reading()::judged)
        .toList();
  }

  @Override
  public Tally tallyAcrossTenants(Optional<String> last, int limit) {
    var before =
        last.flatMap(
            end ->
                transactions.reading().uploads().values().stream()
                    .filter(upload -> upload.id().value().toString().equals(end))
                    .findFirst());
    var part = afterAcrossTenants(before, limit);
    var files = part.stream().flatMap(upload -> upload.files().stream()).toList();
    return new Tally(
        part.size(),
        files.size(),
        files.stream().mapToLong(file -> file.size().value()).sum(),
        part.size() < limit
            ? Optional.empty()
            : Optional.of(part.getLast().id().value().toString()));
  }
}
