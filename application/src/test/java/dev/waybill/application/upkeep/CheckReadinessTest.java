package dev.waybill.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.port.KeyVault;
import dev.waybill.application.port.StorageFull;
import org.junit.jupiter.api.Test;

class CheckReadinessTest {
  private final FakeBlobStore blobs = new FakeBlobStore();
  private final FakeDatabase database = new FakeDatabase();
  private final CheckReadiness readiness =
      new CheckReadiness(blobs, KeyVault.NONE, database.upkeep(), database.transactions());

  @Test
  void readyWhereBothWork() {
    assertThat(readiness.check().isReady()).isTrue();
  }

  @Test
  void aFullStoreIsNotReady() {
    blobs.failAt(Step.PROBE, new StorageFull("full"));
    assertThat(readiness.check().problems()).containsExactly("storage");
  }

  @Test
  void the_reason_is_what_the_store_says() {
    blobs.failAt(Step.PROBE, new StorageFull("7 bytes free, the reserve is 9"));
    assertThat(readiness.check().reasons())
        .containsOnly(entry("storage", "7 bytes free, the reserve is 9"));
  }

  @Test
  void aDatabaseThatOnlyReadsIsNotReady() {
    database.feel(Mood.FAILING_COMMITS);
    assertThat(readiness.check().problems()).containsExactly("database");
  }

  @Test
  void everythingThatIsBrokenIsNamed() {
    blobs.failAt(Step.PROBE, new StorageFull("full"));
    database.feel(Mood.DOWN);
    assertThat(readiness.check().problems()).containsExactly("storage", "database");
    assertThat(readiness.check().isReady()).isFalse();
  }

  @Test
  void withoutTheKeyOfEncryptedFilesNoUploadWouldWork() {
    var keyless =
        new CheckReadiness(blobs, KeyVault.MISSING, database.upkeep(), database.transactions());
    assertThat(keyless.check().problems()).containsExactly("storage");
    assertThat(keyless.check().reasons().get("storage")).contains("WAYBILL_ENCRYPTION_KEY_FILE");
  }
}
