package dev.waybill.application.upkeep;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.expiring;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.port.UpkeepRepository.Backlog;
import dev.waybill.application.upkeep.TakeStock.Stock;
import dev.waybill.domain.upload.Upload;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TakeStockTest {
  private final FakeDatabase database = new FakeDatabase();
  private final TakeStock takeStock =
      new TakeStock(database.catalog(), database.upkeep(), database.transactions(), () -> NOW);

  @Test
  void an_empty_installation_has_nothing() {
    assertThat(takeStock.stored(LocalContext.BACKGROUND)).isEqualTo(new Stock(0, 0, 0));
    assertThat(takeStock.backlog(LocalContext.BACKGROUND))
        .isEqualTo(new Backlog(0, 0, Optional.empty()));
  }

  /// More than are added up in one transaction.
  @Test
  void every_upload_is_added_up_once() {
    var uploads = IntStream.range(0, 5_001).mapToObj(n -> upload(n, 2)).toList();
    uploads.forEach(this::add);
    var bytes =
        uploads.stream()
            .flatMap(upload -> upload.files().stream())
            .mapToLong(file -> file.size().value())
            .sum();
    assertThat(takeStock.stored(LocalContext.BACKGROUND))
        .isEqualTo(new Stock(5_001, 10_002, bytes));
  }

  @Test
  void what_has_expired_waits_for_the_sweep() {
    add(upload(1));
    add(expiring(upload(2), NOW.minusSeconds(3)));
    assertThat(takeStock.backlog(LocalContext.BACKGROUND))
        .isEqualTo(new Backlog(1, 0, Optional.of(NOW.minusSeconds(3))));
  }

  private void add(Upload upload) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database.uploads().add(upload.tenant(), upload);
                  return true;
                });
  }
}
