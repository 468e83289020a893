package dev.waybill.application.inventory;

import static dev.waybill.application.fake.Uploads.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.inventory.ExamineStores.Rows;
import dev.waybill.application.inventory.ExamineStores.Stored;
import dev.waybill.application.inventory.Finding.Altered;
import dev.waybill.application.inventory.Finding.Missing;
import dev.waybill.application.inventory.Finding.Orphan;
import dev.waybill.application.inventory.Finding.Unreadable;
import dev.waybill.application.inventory.Finding.WrongLength;
import dev.waybill.application.inventory.ForgetLost.Forgotten;
import dev.waybill.application.inventory.ForgetLost.TooMany;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.upload.BlobKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ExamineStoresTest {
  private final Warehouse house = new Warehouse();

  @Test
  void whatBelongsTogetherIsClean() {
    house.add(1, 3);
    house.add(2, 1);
    var tally = house.examine(true);
    assertThat(tally.isClean()).isTrue();
    assertThat(house.findings).isEmpty();
    assertThat(tally.stored()).isEqualTo(new Stored(4, 0, 0));
    assertThat(tally.rows()).isEqualTo(new Rows(2, 0, 4, 0));
    assertThat(tally.tombstones()).isZero();
  }

  @Test
  void anEmptyFileMissesNoBlobAndIsNeverLost() {
    house.addEmpty(1, 2);
    var tally = house.examine(true);
    assertThat(house.findings).isEmpty();
    assertThat(tally.rows()).isEqualTo(new Rows(1, 0, 2, 0));
    assertThat(tally.stored()).isEqualTo(new Stored(0, 0, 0));
    assertThat(house.forget(true)).isEqualTo(new Forgotten(0));
  }

  @Test
  void anOldBlobWithoutARowIsAnOrphanAndAYoungOneIsNot() {
    var old = blob(Duration.ofHours(25), 1);
    house.blobs.put(old, new byte[1]);
    house.blobs.put(blob(Duration.ofHours(24), 2), new byte[1]);
    house.blobs.put(blob(Duration.ZERO, 3), new byte[1]);
    var tally = house.examine(false);
    assertThat(house.findings).containsExactly(new Orphan(old));
    assertThat(tally.stored()).isEqualTo(new Stored(3, 2, 1));
    assertThat(house.blobs.keys()).hasSize(3);
  }

  @Test
  void moreThanABatchOfBlobsIsLookedUp() {
    house.add(1, 1);
    for (int n = 0; n < 1200; n++) {
      house.blobs.put(blob(Duration.ofDays(3), n), new byte[1]);
    }
    assertThat(house.examine(false).stored()).isEqualTo(new Stored(1201, 0, 1200));
  }

  @Test
  void aRowWithoutItsBlobIsNamed() {
    var whole = house.add(1, 2);
    var part = house.add(2, 2);
    var lost = house.add(3, 2);
    house.lose(part.files().get(1));
    lost.files().forEach(house::lose);
    var tally = house.examine(false);
    assertThat(house.findings)
        .containsExactlyInAnyOrder(
            new Missing(part, part.files().get(1)),
            new Missing(lost, lost.files().get(0)),
            new Missing(lost, lost.files().get(1)));
    assertThat(tally.rows()).isEqualTo(new Rows(3, 1, 6, 3));
    assertThat(house.stored()).contains(whole, part, lost);
  }

  @Test
  void aWrongLengthShowsAtOnceAndAWrongByteWhenLookedAtDeeply() {
    var shorter = house.add(1, 1);
    var altered = house.add(2, 1);
    house.blobs.put(shorter.files().getFirst().blob(), new byte[3]);
    house.rot(altered.files().getFirst());
    house.examine(false);
    assertThat(house.findings)
        .containsExactly(new WrongLength(shorter, shorter.files().getFirst(), 3));
    house.examine(true);
    assertThat(house.findings)
        .containsExactlyInAnyOrder(
            new WrongLength(shorter, shorter.files().getFirst(), 3),
            new Altered(altered, altered.files().getFirst()));
  }

  @Test
  void aBlobThatCannotBeReadIsNamedAndTheOthersAreLookedAt() {
    house.add(1, 3);
    house.blobs.failAt(Step.READ, new StorageUnavailable("a bad sector"));
    assertThat(house.examine(true).rows().faulty()).isEqualTo(3);
    assertThat(house.findings)
        .hasSize(3)
        .allMatch(one -> one instanceof Unreadable(_, _, var why) && why.equals("a bad sector"));
  }

  @Test
  void aStoreThatIsDownIsNoFinding() {
    for (int n = 0; n < 20; n++) {
      house.add(n, 1);
    }
    house.blobs.failAt(Step.OPEN, new StorageUnavailable("connection refused"));
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> house.examine(false))
        .withMessageContaining("connection refused");
    assertThat(house.findings).isEmpty();
  }

  @Test
  void whatIsDeletedWhileItLooksIsNoFinding() {
    var deleted = house.add(1, 1);
    house.whenOpened(
        () -> {
          house.lose(deleted.files().getFirst());
          house.remove(deleted);
        });
    assertThat(house.examine(false).isClean()).isTrue();
    assertThat(house.findings).isEmpty();
  }

  @Test
  void tombstonesAreCountedAndLeft() {
    house.remove(house.add(1, 3));
    assertThat(house.examine(false).tombstones()).isEqualTo(3);
    assertThat(house.database.committedTombstones()).hasSize(3);
    assertThat(house.findings).isEmpty();
  }

  @Test
  void moreThanAPageOfUploadsIsLookedAt() {
    for (int n = 0; n < 2 * Catalog.PAGE + 1; n++) {
      house.add(n, 1);
    }
    assertThat(house.examine(false).rows().uploads()).isEqualTo(2 * Catalog.PAGE + 1);
  }

  @Test
  void onlyUploadsOfWhichNothingIsLeftAreForgotten() {
    var whole = house.add(1, 1);
    var part = house.add(2, 2);
    var lost = house.add(3, 2);
    house.lose(part.files().getFirst());
    lost.files().forEach(house::lose);
    assertThat(house.forget(false)).isEqualTo(new Forgotten(1));
    assertThat(house.stored()).containsExactlyInAnyOrder(whole, part);
    assertThat(house.examine(false).rows().lost()).isZero();
  }

  @Test
  void theLossOfMoreThanATenthIsNotForgottenUnasked() {
    for (int n = 0; n < 110; n++) {
      var upload = house.add(n, 1);
      if (n < 11) {
        upload.files().forEach(house::lose);
      }
    }
    assertThat(house.forget(false)).isEqualTo(new Forgotten(11));
    assertThat(house.stored()).hasSize(99);
    house.stored().stream().limit(11).forEach(one -> one.files().forEach(house::lose));
    assertThat(house.forget(false)).isEqualTo(new TooMany(11, 99));
    assertThat(house.stored()).hasSize(99);
    assertThat(house.forget(true)).isEqualTo(new Forgotten(11));
    assertThat(house.stored()).hasSize(88);
  }

  @Test
  void aFewMayBeAllThereAre() {
    for (int n = 0; n < 10; n++) {
      house.add(n, 1).files().forEach(house::lose);
    }
    assertThat(house.forget(false)).isEqualTo(new Forgotten(10));
  }

  private static BlobKey blob(Duration age, int seed) {
    var random = new byte[BlobKey.RANDOM_BYTES];
    random[0] = (byte) seed;
    random[1] = (byte) (seed >> 8);
    return BlobKey.of(NOW.minus(age), random);
  }
}
