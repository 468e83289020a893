package dev.waybill.application.manage;

import static dev.waybill.application.fake.Uploads.token;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.Contexts;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.fake.FakePasswordHasher;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.manage.ChangeSettings.Changed;
import dev.waybill.application.manage.ChangeSettings.NotFound;
import dev.waybill.application.manage.ChangeSettings.PasswordMissing;
import dev.waybill.application.manage.ChangeSettings.Refused;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.domain.access.AccessChange;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.GrantKey;
import dev.waybill.domain.upload.Upload;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeSettingsTest {
  private static final AccessChange SECRET = new AccessChange.SetPassword(new Password("secret"));
  private final FakeDatabase database = new FakeDatabase();
  private final FakePasswordHasher hasher = new FakePasswordHasher();
  private final MovableClock clock = new MovableClock();
  private final ChangeSettings change =
      new ChangeSettings(database.uploads(), database.transactions(), hasher, clock);
  private final ViewSettings view =
      new ViewSettings(
          database.uploads(),
          database.transactions(),
          new GrantKey(new byte[GrantKey.RANDOM_BYTES]),
          clock);

  @BeforeEach
  void anUpload() {
    database
        .transactions()
        .write(
            () -> {
              database.uploads().add(TenantId.DEFAULT, upload(1));
              return true;
            });
  }

  @Test
  void theChangeIsWhatIsSeenFromThenOn() {
    var changed = (Changed) change(1, SECRET, Optional.of(ExpiryChoice.ONE_DAY));
    assertThat(changed.upload().access())
        .isEqualTo(new AccessPolicy.Protected(FakePasswordHasher.of("secret")));
    assertThat(seen().upload()).isEqualTo(changed.upload());
  }

  @Test
  void theOwnerOfWhatIsPrivateGetsAGrantForEachStateOfIt() {
    assertThat(seen().grant()).isEmpty();
    change(1, SECRET, Optional.empty());
    assertThat(seen().grant()).isEmpty();
    change(1, new AccessChange.MakePrivate(), Optional.empty());
    var first = seen().grant();
    assertThat(first).isPresent();
    change(1, new AccessChange.MakePrivate(), Optional.empty());
    assertThat(seen().grant()).isPresent().isNotEqualTo(first);
  }

  @Test
  void aPasswordThatIsNotSetCannotBeKept() {
    var kept = new AccessChange.KeepPassword();
    var before = stored();
    assertThat(change(1, kept, Optional.empty()))
        .isEqualTo(new PasswordMissing("is required: this upload has none yet"));
    assertThat(stored()).isEqualTo(before);
    change(1, SECRET, Optional.empty());
    assertThat(change(1, kept, Optional.empty())).isInstanceOf(Changed.class);
    assertThat(stored().access().hasPassword()).isTrue();
  }

  @Test
  void everyChangeRaisesTheVersion() {
    change(1, SECRET, Optional.empty());
    change(1, new AccessChange.Keep(), Optional.empty());
    assertThat(stored().version()).isEqualTo(upload(1).version() + 2);
  }

  @Test
  void aLifetimeCountsFromTheMomentOfChoosing() {
    clock.move(Duration.ofDays(2));
    change(1, new AccessChange.Keep(), Optional.of(ExpiryChoice.ONE_DAY));
    assertThat(stored().expiry().at()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
  }

  @Test
  void withoutALifetimeTheExpiryStays() {
    clock.move(Duration.ofDays(2));
    change(1, SECRET, Optional.empty());
    assertThat(stored().expiry()).isEqualTo(upload(1).expiry());
  }

  @Test
  void aLifetimeThatTheTenantDoesNotAllowChangesNothing() {
    assertThat(change(1, SECRET, Optional.of(ExpiryChoice.SEVEN_DAYS))).isInstanceOf(Refused.class);
    assertThat(stored()).isEqualTo(upload(1));
  }

  @Test
  void nothingIsHashedForATokenThatOpensNothing() {
    assertThat(change(2, SECRET, Optional.empty())).isEqualTo(new NotFound());
    assertThat(hasher.asked()).isZero();
  }

  @Test
  void anExpiredUploadIsNotThere() {
    clock.move(Duration.ofDays(7));
    assertThat(change(1, SECRET, Optional.empty())).isEqualTo(new NotFound());
    assertThat(view.view(Contexts.DEFAULT, token(1))).isEmpty();
  }

  @Test
  void anotherTenantFindsNothing() {
    var command = new ChangeSettings.Command(token(1), SECRET, Optional.empty());
    assertThat(change.change(Contexts.OTHER, command)).isEqualTo(new NotFound());
    assertThat(view.view(Contexts.OTHER, token(1))).isEmpty();
  }

  @Test
  void withoutACommitNothingChanges() {
    database.feel(Mood.FAILING_COMMITS);
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> change(1, SECRET, Optional.empty()));
    assertThat(stored()).isEqualTo(upload(1));
  }

  private ViewSettings.Viewed seen() {
    return view.view(Contexts.DEFAULT, token(1)).orElseThrow();
  }

  private Upload stored() {
    return database.committedUploads().getFirst();
  }

  private ChangeSettings.Outcome change(
      int seed, AccessChange access, Optional<ExpiryChoice> expiry) {
    return change.change(Contexts.DEFAULT, new ChangeSettings.Command(token(seed), access, expiry));
  }
}
