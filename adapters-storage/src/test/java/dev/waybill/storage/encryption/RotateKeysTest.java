package dev.waybill.storage.encryption;

import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.fake.Keys;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKey;
import dev.waybill.application.upkeep.RotateKeys.Outcome;
import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.WrappedKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RotateKeysTest {
  private static final Outcome NOTHING = new Outcome(0, 0, 0, 0, 0, 0);
  private static final Duration LATER = ReceiveUpload.LONGEST.plusHours(2);

  private final EncryptedHouse house = new EncryptedHouse();

  @Test
  void withoutKeysThereIsNothingToDo() {
    assertThat(house.rotate(true, false, TestKeys.FIRST)).isEqualTo(NOTHING);
    house.store(TenantId.DEFAULT, 1);
    assertThat(house.rotate(false, false, TestKeys.FIRST)).isEqualTo(NOTHING);
  }

  @Test
  void everyTenantKeyComesUnderTheFirstMasterKey() {
    house.store(TenantId.DEFAULT, 1);
    house.store(OTHER_TENANT, 2);
    var bytes = house.storedBytes();

    assertThat(house.rotate(false, false, TestKeys.SECOND, TestKeys.FIRST))
        .isEqualTo(new Outcome(2, 0, 0, 0, 0, 0));
    assertThat(house.rotate(false, false, TestKeys.SECOND, TestKeys.FIRST)).isEqualTo(NOTHING);

    house.assertAllReadable(TestKeys.SECOND);
    assertThat(house.storedBytes()).isEqualTo(bytes);
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> house.assertAllReadable(TestKeys.FIRST));
  }

  @Test
  void aMasterKeyThatIsMissingEndsTheRun() {
    house.store(TenantId.DEFAULT, 1);
    var before = house.keys();

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> house.rotate(true, true, TestKeys.SECOND))
        .withMessageContaining("is not in the encryption key file");
    assertThat(house.keys()).isEqualTo(before);
  }

  @Test
  void everyRowComesUnderANewKeyOfItsTenantAndNoBlobIsTouched() {
    for (int n = 0; n < 5; n++) {
      house.store(n < 3 ? TenantId.DEFAULT : OTHER_TENANT, n);
    }
    var old = house.keys();
    var bytes = house.storedBytes();

    assertThat(house.rotate(true, true, TestKeys.FIRST)).isEqualTo(new Outcome(0, 2, 5, 0, 2, 0));

    assertThat(house.keys()).hasSize(2).doesNotContainAnyElementsOf(old);
    assertThat(house.storedBytes()).isEqualTo(bytes);
    house.assertAllReadable(TestKeys.FIRST);
  }

  @Test
  void moreRowsThanABatch() {
    house.store(TenantId.DEFAULT, 0, 1100);

    assertThat(house.rotate(true, true, TestKeys.FIRST))
        .isEqualTo(new Outcome(0, 1, 1100, 0, 1, 0));
    house.assertAllReadable(TestKeys.FIRST);
  }

  /// An upload that began under the old key may still come in.
  @Test
  void besideOtherNodesTheOldKeyStaysUntilNoUploadCanNeedIt() {
    house.store(TenantId.DEFAULT, 1);
    var under = house.begin(TenantId.DEFAULT, 2);
    assertThat(house.rotate(true, false, TestKeys.FIRST)).isEqualTo(new Outcome(0, 1, 1, 0, 0, 1));
    house.finish(under);
    house.assertAllReadable(TestKeys.FIRST);

    house.clock().move(LATER);
    assertThat(house.rotate(false, false, TestKeys.FIRST)).isEqualTo(new Outcome(0, 0, 1, 0, 1, 0));
    assertThat(house.keys()).hasSize(1);
    house.assertAllReadable(TestKeys.FIRST);
  }

  @Test
  void anUploadThatIsEvenLaterIsRefusedAndNotLost() {
    house.store(TenantId.DEFAULT, 1);
    var under = house.begin(TenantId.DEFAULT, 2);
    house.rotate(true, true, TestKeys.FIRST);

    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> house.finish(under));
    house.assertAllReadable(TestKeys.FIRST);
  }

  @Test
  void aRunThatWasCutOffIsTakenUpAgain() {
    house.store(TenantId.DEFAULT, 0, 1100);
    var cutOff = house.failingAfterWrites(2, TestKeys.FIRST);
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(cutOff::run);
    house.database().feel(Mood.WELL);
    house.assertAllReadable(TestKeys.FIRST);

    assertThat(house.rotate(false, true, TestKeys.FIRST))
        .isEqualTo(new Outcome(0, 0, 600, 0, 1, 0));
    house.assertAllReadable(TestKeys.FIRST);
  }

  @Test
  void aRowThatDoesNotOpenIsLeftAloneAndItsKeyToo() {
    house.store(TenantId.DEFAULT, 1);
    var key = house.keys().getFirst();
    house.add(Keys.wrapped(EncryptedHouse.upload(TenantId.DEFAULT, 2, 1), key.id(), "damaged"));

    assertThat(house.rotate(true, true, TestKeys.FIRST)).isEqualTo(new Outcome(0, 1, 1, 1, 0, 1));
    assertThat(house.keys()).hasSize(2).contains(key);
    assertThat(house.wrappedKeys()).contains(WrappedKey.of(key.id(), "damaged"));
  }

  @Test
  void theNewKeyIsTheNewestAlsoWhereTheClockIsBehind() {
    house.store(TenantId.DEFAULT, 1);
    var old = newest();
    house.clock().move(Duration.ofHours(-1));

    house.rotate(true, false, TestKeys.FIRST);
    house.store(TenantId.DEFAULT, 2);

    assertThat(newest()).isNotEqualTo(old);
    assertThat(house.wrappedKeys()).allMatch(wrapped -> wrapped.keyId().equals(newest().id()));
  }

  @Test
  void twoRunsAtTheSameTimeLoseNothing() {
    house.store(TenantId.DEFAULT, 0, 700);
    Blobs.concurrently(4, _ -> house.rotate(true, false, TestKeys.FIRST));

    house.assertAllReadable(TestKeys.FIRST);
    house.clock().move(LATER);
    house.rotate(false, false, TestKeys.FIRST);
    assertThat(house.keys()).hasSize(1);
    house.assertAllReadable(TestKeys.FIRST);
  }

  private TenantKey newest() {
    return house
        .database()
        .transactions()
        .read(() -> house.database().tenantKeys().newest(TenantId.DEFAULT))
        .orElseThrow();
  }
}
