package dev.waybill.application.download;

import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.domain.upload.Upload;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountDownloadsTest {
  private final FakeDatabase database = new FakeDatabase();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final CountDownloads downloads =
      new CountDownloads(database.uploads(), database.transactions(), background::add);

  @BeforeEach
  void twoUploads() {
    add(upload(1));
    add(upload(2));
  }

  @Test
  void whatWasCountedIsWrittenOnce() {
    count(upload(1));
    count(upload(1));
    count(upload(2));
    assertThat(written(upload(1))).isZero();
    downloads.write();
    downloads.write();
    assertThat(written(upload(1))).isEqualTo(2);
    assertThat(written(upload(2))).isEqualTo(1);
  }

  @Test
  void whatComesLaterIsAdded() {
    count(upload(1));
    downloads.write();
    count(upload(1));
    downloads.write();
    assertThat(written(upload(1))).isEqualTo(2);
  }

  @Test
  void nothingToWriteNeedsNoDatabase() {
    database.feel(Mood.DOWN);
    downloads.write();
    assertThat(background).isEmpty();
  }

  @Test
  void theTenantIsMinded() {
    var theirs = Uploads.ownedBy(OTHER_TENANT, upload(3));
    add(theirs);
    count(theirs);
    downloads.count(upload(3).tenant(), upload(3).id());
    downloads.write();
    assertThat(written(theirs)).isEqualTo(1);
  }

  @Test
  void whatTheDatabaseDoesNotTakeWaits() {
    count(upload(1));
    for (var mood : new Mood[] {Mood.DOWN, Mood.FAILING_COMMITS}) {
      database.feel(mood);
      assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(downloads::write);
      count(upload(1));
    }
    database.feel(Mood.WELL);
    downloads.write();
    assertThat(written(upload(1))).isEqualTo(3);
  }

  @Test
  void manyUploadsAreWrittenAtOnceByTheBackground() {
    for (int n = 1; n < CountDownloads.WRITTEN_AT; n++) {
      count(upload(n));
    }
    assertThat(background).isEmpty();
    count(upload(CountDownloads.WRITTEN_AT));
    count(upload(CountDownloads.WRITTEN_AT + 1));
    assertThat(background).hasSize(1);
    background.remove().run();
    assertThat(written(upload(1))).isEqualTo(1);
    count(upload(1));
    assertThat(background).isEmpty();
  }

  @Test
  void whileTheDatabaseIsAwayNoMoreThanTheLimitWaits() {
    add(upload(CountDownloads.LIMIT + 1));
    database.feel(Mood.DOWN);
    for (int n = 1; n <= CountDownloads.LIMIT + 1; n++) {
      count(upload(n));
    }
    count(upload(1));
    database.feel(Mood.WELL);
    downloads.write();
    assertThat(written(upload(1))).isEqualTo(2);
    assertThat(written(upload(CountDownloads.LIMIT + 1))).isZero();
    count(upload(CountDownloads.LIMIT + 1));
    downloads.write();
    assertThat(written(upload(CountDownloads.LIMIT + 1))).isEqualTo(1);
  }

  @Test
  void noneIsLostBetweenCountingAndWriting() {
    AtOnce.run(
        8,
        _ -> {
          for (int n = 0; n < 500; n++) {
            count(upload(1));
            downloads.write();
          }
        });
    assertThat(written(upload(1))).isEqualTo(8 * 500);
  }

  private void count(Upload upload) {
    downloads.count(upload.tenant(), upload.id());
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

  private long written(Upload upload) {
    return database.committedUploads().stream()
        .filter(known -> known.id().equals(upload.id()))
        .mapToLong(Upload::downloads)
        .sum();
  }
}
