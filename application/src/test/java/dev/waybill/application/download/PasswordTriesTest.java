package dev.waybill.application.download;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.FakePasswordHasher;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.port.Busy;
import dev.waybill.application.port.PasswordHasher;
import dev.waybill.domain.access.AccessDecision;
import dev.waybill.domain.access.AccessDecision.TooManyTries;
import dev.waybill.domain.access.AccessDecision.WrongPassword;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordHash;
import dev.waybill.domain.upload.UploadId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class PasswordTriesTest {
  private static final PasswordHash HASH = FakePasswordHasher.of("right");
  private static final AccessDecision RIGHT =
      new AccessDecision.Granted(AccessDecision.Basis.PASSWORD);
  private static final UploadId UPLOAD = upload(1).id();
  private final MovableClock clock = new MovableClock();
  private final FakePasswordHasher hasher = new FakePasswordHasher();
  private final PasswordTries tries = PasswordTries.limited(hasher, clock);

  @Test
  void theFirstFailuresAreFree() {
    for (int i = 0; i < PasswordTries.FREE_FAILURES; i++) {
      assertThat(attempt("wrong")).isEqualTo(new WrongPassword());
    }
    assertThat(attempt("wrong")).isEqualTo(new TooManyTries(Duration.ofSeconds(1)));
  }

  @Test
  void whoHasToWaitIsNotEvenCompared() {
    fail(PasswordTries.FREE_FAILURES);
    var before = hasher.asked();
    assertThat(attempt("right")).isInstanceOf(TooManyTries.class);
    assertThat(hasher.asked()).isEqualTo(before);
  }

  @Test
  void everyFurtherFailureDoublesTheWaitUpToAMinute() {
    fail(PasswordTries.FREE_FAILURES);
    var waits = new ArrayList<Long>();
    for (int i = 0; i < 8; i++) {
      var wait = ((TooManyTries) attempt("wrong")).retryAfter();
      waits.add(wait.toSeconds());
      clock.move(wait);
      assertThat(attempt("wrong")).isEqualTo(new WrongPassword());
    }
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void whoHasWaitedIsLetInWithTheRightPassword() {
    fail(PasswordTries.FREE_FAILURES);
    clock.move(Duration.ofSeconds(1));
    assertThat(attempt("right")).isEqualTo(RIGHT);
  }

  /// S7 of the security review: behind a proxy that nobody has named all clients are one.
  @Test
  void oneTryInALongWaitIsComparedInSpiteOfIt() {
    longWait();
    clock.move(PasswordTries.EARLY_AFTER.minusMillis(1));
    assertThat(attempt("right")).isInstanceOf(TooManyTries.class);
    clock.move(Duration.ofMillis(1));
    assertThat(attempt("right")).isEqualTo(RIGHT);
    assertThat(attempt("right")).isInstanceOf(TooManyTries.class);
  }

  @Test
  void aWrongOneInThatPlaceNeitherCountsNorComesTwice() {
    longWait();
    clock.move(PasswordTries.EARLY_AFTER);
    assertThat(attempt("wrong")).isEqualTo(new WrongPassword());
    var left = PasswordTries.LONGEST_WAIT.minus(PasswordTries.EARLY_AFTER);
    assertThat(attempt("right")).isEqualTo(new TooManyTries(left));
    clock.move(left);
    assertThat(attempt("wrong")).isEqualTo(new WrongPassword());
    assertThat(attempt("wrong")).isEqualTo(new TooManyTries(PasswordTries.LONGEST_WAIT));
  }

  /// The longest.
  private void longWait() {
    fail(PasswordTries.FREE_FAILURES);
    for (int i = 0; i < 6; i++) {
      clock.move(((TooManyTries) attempt("wrong")).retryAfter());
      fail(1);
    }
  }

  @Test
  void rightPasswordsNeverCount() {
    for (int i = 0; i < 10 * PasswordTries.FREE_FAILURES; i++) {
      assertThat(attempt("right")).isEqualTo(RIGHT);
    }
  }

  @Test
  void failuresOfOneClientDoNotSlowAnother() {
    fail(PasswordTries.FREE_FAILURES);
    assertThat(check("another", UPLOAD, "right")).isEqualTo(RIGHT);
  }

  @Test
  void failuresOnOneUploadDoNotSlowAnother() {
    fail(PasswordTries.FREE_FAILURES);
    assertThat(check("client", upload(2).id(), "right")).isEqualTo(RIGHT);
  }

  @Test
  void failuresAreForgottenInTime() {
    fail(PasswordTries.FREE_FAILURES);
    clock.move(PasswordTries.FORGOTTEN_AFTER.plusMillis(1));
    fail(PasswordTries.FREE_FAILURES);
    assertThat(attempt("wrong")).isEqualTo(new TooManyTries(Duration.ofSeconds(1)));
  }

  @Test
  void tooManyTriesAtTheSameTimeAreRefused() {
    var depths = new ArrayList<AccessDecision>();
    var nested = nestedTries(() -> depths.size() < PasswordTries.AT_ONCE, depths);
    nested.getFirst().check("client", UPLOAD, new Password("wrong"), HASH);
    assertThat(depths).contains(new TooManyTries(Duration.ofSeconds(1)));
    assertThat(depths.getFirst()).isInstanceOf(TooManyTries.class);
  }

  /// Tries whose every comparison begins the next one, so that they all run at once.
  private List<PasswordTries> nestedTries(BooleanSupplier goingOn, List<AccessDecision> verdicts) {
    var holder = new ArrayList<PasswordTries>();
    PasswordHasher nesting =
        new PasswordHasher() {
          @Override
          public PasswordHash hash(Password password, String client) {
            return hasher.hash(password, client);
          }

          @Override
          public boolean matches(Password password, PasswordHash hash, String client) {
            if (goingOn.getAsBoolean()) {
              verdicts.add(holder.getFirst().check("client", UPLOAD, password, hash));
            }
            return false;
          }
        };
    holder.add(PasswordTries.limited(nesting, clock));
    return holder;
  }

  /// A hasher that has no time says nothing about the password.
  @Test
  void aTryThatWasNotComparedDoesNotCount() {
    var busy = new ArrayList<>(List.of(true));
    PasswordHasher overloaded =
        new PasswordHasher() {
          @Override
          public PasswordHash hash(Password password, String client) {
            return hasher.hash(password, client);
          }

          @Override
          public boolean matches(Password password, PasswordHash hash, String client) {
            if (!busy.isEmpty()) {
              throw new Busy("told to be");
            }
            return hasher.matches(password, hash, client);
          }
        };
    var limited = PasswordTries.limited(overloaded, clock);
    for (int i = 0; i < 2 * PasswordTries.FREE_FAILURES; i++) {
      assertThatExceptionOfType(Busy.class)
          .isThrownBy(() -> limited.check("client", UPLOAD, new Password("right"), HASH));
    }
    busy.clear();
    assertThat(limited.check("client", UPLOAD, new Password("right"), HASH)).isEqualTo(RIGHT);
  }

  @Test
  void theUnlimitedNeverSlowAnybodyDown() {
    var unlimited = PasswordTries.unlimited(hasher, clock);
    for (int i = 0; i < 5 * PasswordTries.FREE_FAILURES; i++) {
      assertThat(unlimited.check("client", UPLOAD, new Password("wrong"), HASH))
          .isEqualTo(new WrongPassword());
    }
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(attempt("wrong")).isEqualTo(new WrongPassword());
    }
  }

  private AccessDecision attempt(String password) {
    return check("client", UPLOAD, password);
  }

  private AccessDecision check(String client, UploadId upload, String password) {
    return tries.check(client, upload, new Password(password), HASH);
  }
}
