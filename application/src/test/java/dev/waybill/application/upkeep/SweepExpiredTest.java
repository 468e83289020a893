package dev.waybill.application.upkeep;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.expiring;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.ForwardingBlobStore;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.fake.PickyBlobStore;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.upkeep.SweepExpired.Result;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Upload;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SweepExpiredTest {
  private final FakeBlobStore blobs = new FakeBlobStore();
  private final PickyBlobStore picky = new PickyBlobStore(blobs);
  private final FakeDatabase database = new FakeDatabase();
  private final MovableClock clock = new MovableClock();
  private final SweepExpired sweep = sweep(false);

  @Test
  void theExpiredGoesAndTheLivingStays() {
    store(expiring(upload(1, 2), NOW));
    store(expiring(upload(2), NOW.plusMillis(1)));
    assertThat(sweep.sweep(LocalContext.BACKGROUND)).isEqualTo(new Result(1, 2));
    assertThat(database.committedUploads()).hasSize(1);
    assertThat(blobs.keys()).containsExactly(key(upload(2)));
    assertThat(database.committedTombstones()).isEmpty();
  }

  @Test
  void thereMayBeMoreThanOneBatch() {
    for (int seed = 0; seed < 2 * SweepExpired.BATCH; seed++) {
      store(upload(seed));
    }
    clock.move(Duration.ofDays(7));
    assertThat(sweep.sweep(LocalContext.BACKGROUND)).isEqualTo(new Result(1000, 1000));
    assertThat(blobs.keys()).isEmpty();
  }

  @Test
  void withNothingToDoNothingIsDone() {
    assertThat(sweep.sweep(LocalContext.BACKGROUND)).isEqualTo(new Result(0, 0));
  }

  @Test
  void aBlobThatStorageRefusesKeepsNoOtherWaiting() {
    store(upload(1));
    store(upload(2));
    store(upload(3));
    picky.keep(key(upload(1)));
    clock.move(Duration.ofDays(7));
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> sweep.sweep(LocalContext.BACKGROUND));
    assertThat(blobs.keys()).containsExactly(key(upload(1)));
    assertThat(database.committedTombstones()).containsExactly(key(upload(1)));
    picky.letGo();
    assertThat(sweep.sweep(LocalContext.BACKGROUND)).isEqualTo(new Result(0, 1));
    assertThat(blobs.keys()).isEmpty();
  }

  @Test
  void aStoreThatIsDownHoldsUpOnlyTheBlobs() {
    store(upload(1));
    clock.move(Duration.ofDays(7));
    blobs.failAt(Step.DELETE, new StorageUnavailable("down"));
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> sweep.sweep(LocalContext.BACKGROUND));
    assertThat(database.committedUploads()).isEmpty();
    blobs.heal();
    assertThat(sweep.sweep(LocalContext.BACKGROUND)).isEqualTo(new Result(0, 1));
  }

  /// The fake database has one writer, as SQLite has.
  @Test
  void whileTheStoreDeletesOthersWrite() {
    store(upload(1));
    clock.move(Duration.ofDays(7));
    var beside =
        new ForwardingBlobStore(blobs) {
          @Override
          public void delete(BlobKey key) {
            store(upload(2));
            super.delete(key);
          }
        };
    assertThat(sweep(beside, false).sweep(LocalContext.BACKGROUND)).isEqualTo(new Result(1, 1));
    assertThat(database.committedUploads()).hasSize(1);
  }

  private SweepExpired sweep(boolean alone) {
    return sweep(picky, alone);
  }

  private SweepExpired sweep(BlobStore store, boolean alone) {
    return new SweepExpired(
        store, database.upkeep(), database.transactions(), clock, Pace.UNLIMITED, alone);
  }

  @Test
  void whatAnotherNodeHasClaimedIsLeftToItUntilTheClaimEnds() {
    store(upload(1));
    clock.move(Duration.ofDays(7));
    var _ =
        database
            .transactions()
            .write(() -> database.upkeep().buryExpiredAcrossTenants(clock.instant(), 9));
    claim(clock.instant());
    assertThat(sweep.sweep(LocalContext.BACKGROUND)).isEqualTo(new Result(0, 0));
    clock.move(SweepExpired.CLAIMED);
    assertThat(sweep.sweep(LocalContext.BACKGROUND)).isEqualTo(new Result(0, 1));
  }

  @Test
  void whoIsAloneDoesNotWaitForTheClaimsOfOneThatDied() {
    store(upload(1));
    clock.move(Duration.ofDays(7));
    var _ =
        database
            .transactions()
            .write(() -> database.upkeep().buryExpiredAcrossTenants(clock.instant(), 9));
    claim(clock.instant());
    assertThat(sweep(true).sweep(LocalContext.BACKGROUND)).isEqualTo(new Result(0, 1));
  }

  private void claim(Instant now) {
    var until = now.plus(SweepExpired.CLAIMED);
    assertThat(
            database
                .transactions()
                .write(() -> database.upkeep().claimTombstonesAcrossTenants(9, now, until)))
        .hasSize(1);
  }

  private void store(Upload upload) {
    upload.files().forEach(file -> blobs.put(file.blob(), new byte[] {1}));
    database
        .transactions()
        .write(
            () -> {
              database.uploads().add(TenantId.DEFAULT, upload);
              return true;
            });
  }

  private static BlobKey key(Upload upload) {
    return upload.files().getFirst().blob();
  }
}
