package dev.waybill.application.upload;

import static dev.waybill.application.fake.Uploads.token;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.Contexts;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.upload.DeleteUpload.Deleted;
import dev.waybill.application.upload.DeleteUpload.NotFound;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.StoredFile;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteUploadTest {
  private final FakeDatabase database = new FakeDatabase();
  private final MovableClock clock = new MovableClock();
  private final DeleteUpload delete =
      new DeleteUpload(database.uploads(), database.transactions(), clock);

  @BeforeEach
  void twoUploads() {
    database
        .transactions()
        .write(
            () -> {
              database.uploads().add(TenantId.DEFAULT, upload(1, 2));
              database.uploads().add(TenantId.DEFAULT, upload(2));
              return true;
            });
  }

  @Test
  void theUploadIsForgottenAndItsBlobsAreLeftToTheSweep() {
    assertThat(delete(1)).isEqualTo(new Deleted());
    assertThat(database.committedUploads()).containsExactly(upload(2));
    assertThat(database.committedTombstones())
        .containsExactlyElementsOf(upload(1, 2).files().stream().map(StoredFile::blob).toList());
  }

  @Test
  void aSecondTimeThereIsNothing() {
    delete(1);
    assertThat(delete(1)).isEqualTo(new NotFound());
  }

  @Test
  void anotherTenantCannot() {
    assertThat(delete.delete(Contexts.OTHER, token(1))).isEqualTo(new NotFound());
    assertThat(database.committedUploads()).hasSize(2);
  }

  @Test
  void anExpiredUploadIsNotThere() {
    clock.move(Duration.ofDays(7));
    assertThat(delete(1)).isEqualTo(new NotFound());
  }

  @Test
  void withoutACommitItStays() {
    database.feel(Mood.FAILING_COMMITS);
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> delete(1));
    assertThat(database.committedUploads()).hasSize(2);
  }

  private DeleteUpload.Outcome delete(int seed) {
    return delete.delete(Contexts.DEFAULT, token(seed));
  }
}
