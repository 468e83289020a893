package dev.waybill.application.upkeep;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.file;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.fake.PickyBlobStore;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.upkeep.CollectOrphans.Result;
import dev.waybill.application.upload.InFlight;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is still coming in is a matter of `ReceiveUploadFaultsTest`.
class CollectOrphansTest {
  private final FakeBlobStore blobs = new FakeBlobStore();
  private final FakeDatabase database = new FakeDatabase();
  private final CollectOrphans collect =
      new CollectOrphans(
          blobs, database.upkeep(), database.transactions(), new InFlight(), Pace.UNLIMITED);

  @Test
  void whatNoRowKnowsGoes() {
    blobs.put(file(1).blob(), new byte[] {1});
    assertThat(collect.collect(LocalContext.BACKGROUND, BlobKey.END_OF_TIME))
        .isEqualTo(new Result(1, 1, 0, 0));
    assertThat(blobs.keys()).isEmpty();
  }

  @Test
  void whatAnUploadOrATombstoneKnowsStays() {
    add(1);
    add(2);
    database
        .transactions()
        .write(
            () -> {
              database.uploads().remove(TenantId.DEFAULT, upload(2));
              return true;
            });
    assertThat(collect.collect(LocalContext.BACKGROUND, BlobKey.END_OF_TIME))
        .isEqualTo(new Result(2, 0, 0, 0));
    assertThat(blobs.keys()).hasSize(2);
  }

  /// Whoever makes sure that nobody commits must do so when the keys are known already.
  @Test
  void rowsThatComeWhileItIsMadeSureThatNoneComeAreSeen() {
    blobs.put(upload(1).files().getFirst().blob(), new byte[] {1});
    var last =
        new CollectOrphans(
            blobs,
            database.upkeep(),
            database.transactions(),
            new InFlight(),
            Pace.UNLIMITED,
            () -> add(1));
    assertThat(last.collect(LocalContext.BACKGROUND, BlobKey.END_OF_TIME))
        .isEqualTo(new Result(1, 0, 0, 0));
    assertThat(blobs.keys()).hasSize(1);
  }

  @Test
  void onlyHoursBeforeTheGivenOneAreLookedAt() {
    var old = BlobKey.of(NOW.minus(Duration.ofHours(1)), new byte[BlobKey.RANDOM_BYTES]);
    blobs.put(old, new byte[] {1});
    blobs.put(file(1).blob(), new byte[] {1});
    assertThat(collect.collect(LocalContext.BACKGROUND, BlobKey.hourOf(NOW)))
        .isEqualTo(new Result(1, 1, 0, 0));
    assertThat(blobs.keys()).containsExactly(file(1).blob());
  }

  @Test
  void thereMayBeMoreThanOneBatch() {
    add(5000);
    for (int seed = 0; seed < 2 * CollectOrphans.BATCH + 1; seed++) {
      blobs.put(file(seed).blob(), new byte[] {1});
    }
    assertThat(collect.collect(LocalContext.BACKGROUND, BlobKey.END_OF_TIME).removed())
        .isEqualTo(2 * CollectOrphans.BATCH + 1);
    assertThat(blobs.keys()).containsExactly(upload(5000).files().getFirst().blob());
  }

  @Test
  void whatTheStoreDoesNotRemoveIsTold() {
    blobs.put(file(1).blob(), new byte[] {1});
    blobs.put(file(2).blob(), new byte[] {1});
    var picky = new PickyBlobStore(blobs);
    picky.keep(file(1).blob());
    var collectPicky =
        new CollectOrphans(
            picky, database.upkeep(), database.transactions(), new InFlight(), Pace.UNLIMITED);

    assertThat(collectPicky.collect(LocalContext.BACKGROUND, BlobKey.END_OF_TIME))
        .isEqualTo(new Result(2, 1, 1, 0));
  }

  /// A database that cannot be asked must not make everything an orphan.
  @Test
  void withoutTheDatabaseNothingGoes() {
    blobs.put(file(1).blob(), new byte[] {1});
    database.feel(Mood.DOWN);
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> collect.collect(LocalContext.BACKGROUND, BlobKey.END_OF_TIME));
    assertThat(blobs.keys()).hasSize(1);
  }

  private void add(int seed) {
    upload(seed).files().forEach(file -> blobs.put(file.blob(), new byte[] {1}));
    database
        .transactions()
        .write(
            () -> {
              database.uploads().add(TenantId.DEFAULT, upload(seed));
              return true;
            });
  }
}
