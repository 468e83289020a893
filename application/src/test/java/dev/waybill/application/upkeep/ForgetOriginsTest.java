package dev.waybill.application.upkeep;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.fake.CountedBytes;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.upload.Origins;
import dev.waybill.domain.upload.NetworkHash;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForgetOriginsTest {
  private static final Duration KEEP = Duration.ofHours(6);
  private static final int MANY = 2 * ForgetOrigins.BATCH;

  private final FakeDatabase database = new FakeDatabase();
  private final MovableClock clock = new MovableClock();
  private final ForgetOrigins forget =
      new ForgetOrigins(database.origins(), database.transactions(), clock, KEEP);
  private final NetworkHash here =
      database
          .transactions()
          .write(() -> Origins.kept(database.installation(), new CountedBytes()))
          .of("c00002")
          .orElseThrow();

  private long known() {
    return database
        .transactions()
        .read(() -> database.origins().fromAcrossTenants(here, database.committedUploads()).size());
  }

  private void add(int seed) {
    var required =
        new AddRequirements(Optional.empty(), false, Optional.empty(), Optional.of(here));
    var upload = upload(seed);
    database
        .transactions()
        .write(
            () -> {
              database.uploads().add(upload.tenant(), upload, required);
              return true;
            });
  }

  @Test
  void nothingIsForgottenBeforeItsTimeAndEverythingAfter() {
    for (int seed = 0; seed < MANY; seed++) {
      add(seed);
    }
    clock.move(Duration.between(clock.instant(), Uploads.NOW.plus(KEEP)));
    assertThat(forget.forget(LocalContext.BACKGROUND)).isZero();
    assertThat(known()).isEqualTo(MANY);
    clock.move(Duration.ofMillis(1));
    assertThat(forget.forget(LocalContext.BACKGROUND)).isEqualTo(MANY);
    assertThat(known()).isZero();
    assertThat(database.committedUploads()).hasSize(MANY);
  }

  @Test
  void theKeyIsTheInstallationsAndWithoutItNothingIsKnown() {
    var again =
        database.transactions().read(() -> Origins.ofOld(database.installation())).of("c00002");
    assertThat(again).contains(here);
    var other = new FakeDatabase();
    assertThat(other.transactions().read(() -> Origins.ofOld(other.installation())).of("c00002"))
        .isEmpty();
  }
}
