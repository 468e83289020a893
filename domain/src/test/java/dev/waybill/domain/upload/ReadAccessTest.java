package dev.waybill.domain.upload;

import static dev.waybill.domain.upload.Cases.END;
import static dev.waybill.domain.upload.Cases.NOW;
import static dev.waybill.domain.upload.Cases.OTHER_TOKEN;
import static dev.waybill.domain.upload.Cases.TOKEN;
import static dev.waybill.domain.upload.Cases.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.access.AccessDecision;
import dev.waybill.domain.access.AccessDecision.Basis;
import dev.waybill.domain.access.AccessDecision.Blocked;
import dev.waybill.domain.access.AccessDecision.Granted;
import dev.waybill.domain.access.AccessDecision.NotFound;
import dev.waybill.domain.access.AccessDecision.PasswordRequired;
import dev.waybill.domain.access.AccessDecision.TooManyTries;
import dev.waybill.domain.access.AccessDecision.WrongPassword;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.Credentials;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordAttempt;
import dev.waybill.domain.access.PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadAccessTest {
  private static final PasswordHash HASH = new PasswordHash("$right");
  private static final Upload PUBLIC = upload(new AccessPolicy.Public());
  private static final Upload GUARDED = upload(new AccessPolicy.Protected(HASH));
  private static final Upload CLOSED = upload(new AccessPolicy.Private());
  private final GrantKey grants = new GrantKey(new byte[GrantKey.RANDOM_BYTES]);
  private int compared;

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(decide(Optional.empty(), Credentials.of(TOKEN), NOW)).isEqualTo(new NotFound());
  }

  @Test
  void anybodyReadsWhatIsPublic() {
    assertThat(decide(PUBLIC, Credentials.NONE)).isEqualTo(new Granted(Basis.LINK));
    assertThat(decide(PUBLIC, password("wrong"))).isEqualTo(new Granted(Basis.LINK));
    assertThat(compared).isZero();
  }

  @Test
  void onlyTheHolderReadsWhatIsPrivate() {
    assertThat(decide(CLOSED, Credentials.of(TOKEN))).isEqualTo(new Granted(Basis.OWNER));
    assertThat(decide(CLOSED, Credentials.of(OTHER_TOKEN))).isEqualTo(new NotFound());
    assertThat(decide(CLOSED, password("right"))).isEqualTo(new NotFound());
    assertThat(decide(CLOSED, Credentials.NONE)).isEqualTo(new NotFound());
    assertThat(compared).isZero();
  }

  @Test
  void aPasswordDecides() {
    assertThat(decide(GUARDED, Credentials.NONE)).isEqualTo(new PasswordRequired());
    assertThat(decide(GUARDED, password("wrong"))).isEqualTo(new WrongPassword());
    assertThat(decide(GUARDED, password("right"))).isEqualTo(new Granted(Basis.PASSWORD));
  }

  @Test
  void theHolderNeedsNoPassword() {
    assertThat(decide(GUARDED, Credentials.of(TOKEN))).isEqualTo(new Granted(Basis.OWNER));
    assertThat(compared).isZero();
  }

  @Test
  void aTokenOfAnotherUploadIsNoPassword() {
    assertThat(decide(GUARDED, Credentials.of(OTHER_TOKEN))).isEqualTo(new PasswordRequired());
  }

  @Test
  void aGrantSparesTheComparison() {
    var grant = grants.grant(GUARDED.id(), HASH, END);
    var shown =
        new Credentials(Optional.of(PasswordAttempt.of("wrong")), Optional.empty(), List.of(grant));
    assertThat(decide(GUARDED, shown)).isEqualTo(new Granted(Basis.GRANT));
    assertThat(compared).isZero();
  }

  @Test
  void anOwnersGrantOpensWhatIsPrivateAndNothingElse() {
    var grant = showing(grants.ownersGrant(CLOSED, END));
    assertThat(decide(CLOSED, grant)).isEqualTo(new Granted(Basis.OWNER));
    assertThat(decide(GUARDED, grant)).isEqualTo(new PasswordRequired());
    assertThat(decide(CLOSED, showing(grants.ownersGrant(CLOSED, NOW)))).isEqualTo(new NotFound());
  }

  @Test
  void aReadersGrantOpensNothingThatIsPrivate() {
    assertThat(decide(CLOSED, showing(grants.grant(CLOSED.id(), HASH, END))))
        .isEqualTo(new NotFound());
  }

  @Test
  void whatBecomesPrivateAgainIsNotOpenedByAGrantFromBefore() {
    var grant = showing(grants.ownersGrant(CLOSED, END));
    var guarded = CLOSED.with(new AccessPolicy.Protected(HASH), CLOSED.expiry());
    assertThat(decide(guarded, grant)).isEqualTo(new PasswordRequired());
    var again = guarded.with(new AccessPolicy.Private(), CLOSED.expiry());
    assertThat(decide(again, grant)).isEqualTo(new NotFound());
  }

  @Test
  void noGrantOpensWhatIsExpired() {
    var later = END.plusSeconds(60);
    assertThat(decide(Optional.of(CLOSED), showing(grants.ownersGrant(CLOSED, later)), END))
        .isEqualTo(new NotFound());
  }

  @Test
  void whatCanBeNoPasswordIsWrongWithoutComparison() {
    assertThat(decide(GUARDED, password("a".repeat(1025)))).isEqualTo(new WrongPassword());
    assertThat(compared).isZero();
  }

  @Test
  void whoTriesTooOftenIsToldHowLongToWait() {
    assertThat(decide(GUARDED, password("again")))
        .isEqualTo(new TooManyTries(Duration.ofSeconds(3)));
  }

  @Test
  void nobodyReadsWhatIsExpiredNotEvenItsHolder() {
    for (var upload : List.of(PUBLIC, GUARDED, CLOSED)) {
      assertThat(decide(Optional.of(upload), Credentials.of(TOKEN), END.minusMillis(1)))
          .isEqualTo(new Granted(Basis.OWNER));
      assertThat(decide(Optional.of(upload), Credentials.of(TOKEN), END)).isEqualTo(new NotFound());
      assertThat(decide(Optional.of(upload), password("right"), END)).isEqualTo(new NotFound());
    }
  }

  @Test
  void nobodyReadsWhatIsBlockedNotEvenItsHolder() {
    for (var upload : List.of(PUBLIC, GUARDED, CLOSED)) {
      assertThat(decide(blocked(upload), Credentials.of(TOKEN))).isEqualTo(new Blocked());
    }
    assertThat(decide(blocked(PUBLIC), Credentials.NONE)).isEqualTo(new Blocked());
    assertThat(decide(blocked(GUARDED), Credentials.NONE)).isEqualTo(new Blocked());
    assertThat(decide(blocked(GUARDED), password("right"))).isEqualTo(new Blocked());
    assertThat(decide(blocked(GUARDED), password("wrong"))).isEqualTo(new Blocked());
    assertThat(compared).isZero();
  }

  @Test
  void whoCouldNotTellThatThereIsAnUploadIsNotToldThatItIsBlocked() {
    assertThat(decide(blocked(CLOSED), Credentials.NONE)).isEqualTo(new NotFound());
    assertThat(decide(blocked(CLOSED), Credentials.of(OTHER_TOKEN))).isEqualTo(new NotFound());
    assertThat(decide(Optional.of(blocked(PUBLIC)), Credentials.NONE, END))
        .isEqualTo(new NotFound());
  }

  private static Upload blocked(Upload upload) {
    return new Upload(
        upload.id(),
        upload.tenant(),
        upload.token(),
        upload.access(),
        upload.createdAt(),
        upload.expiry(),
        upload.version(),
        upload.downloads(),
        upload.files(),
        true);
  }

  private static Credentials password(String text) {
    return Credentials.of(PasswordAttempt.of(text));
  }

  private static Credentials showing(String grant) {
    return new Credentials(Optional.empty(), Optional.empty(), List.of(grant));
  }

  private AccessDecision decide(Upload upload, Credentials credentials) {
    return decide(Optional.of(upload), credentials, NOW);
  }

  private AccessDecision decide(Optional<Upload> found, Credentials credentials, Instant now) {
    return ReadAccess.decide(found, credentials, grants, now, this::compare);
  }

  private AccessDecision compare(Password password, PasswordHash hash) {
    compared++;
    return switch (password.value()) {
      case "right" -> new Granted(Basis.PASSWORD);
      case "again" -> new TooManyTries(Duration.ofSeconds(3));
      default -> new WrongPassword();
    };
  }
}
