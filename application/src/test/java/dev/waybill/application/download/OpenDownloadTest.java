package dev.waybill.application.download;

import static dev.waybill.application.fake.Uploads.guarded;
import static dev.waybill.application.fake.Uploads.token;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.download.OpenDownload.Opened;
import dev.waybill.application.download.OpenDownload.Outcome;
import dev.waybill.application.download.OpenDownload.Refused;
import dev.waybill.application.fake.Contexts;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakePasswordHasher;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.port.BlockList;
import dev.waybill.domain.access.AccessDecision.Blocked;
import dev.waybill.domain.access.AccessDecision.NotFound;
import dev.waybill.domain.access.AccessDecision.PasswordRequired;
import dev.waybill.domain.access.AccessDecision.TooManyTries;
import dev.waybill.domain.access.AccessDecision.WrongPassword;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.Credentials;
import dev.waybill.domain.access.PasswordAttempt;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.GrantKey;
import dev.waybill.domain.upload.LinkId;
import dev.waybill.domain.upload.Upload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenDownloadTest {
  private static final Upload PUBLIC = upload(1, 2);
  private static final Upload GUARDED =
      guarded(upload(2), new AccessPolicy.Protected(FakePasswordHasher.of("right")));
  private static final Upload CLOSED = guarded(upload(3), new AccessPolicy.Private());
  private final FakeDatabase database = new FakeDatabase();
  private final MovableClock clock = new MovableClock();
  private final OpenDownload open = openDownload(true);

  private OpenDownload openDownload(boolean tellsBlocked) {
    return new OpenDownload(
        database.uploads(),
        database.transactions(),
        PasswordTries.limited(new FakePasswordHasher(), clock),
        new GrantKey(new byte[GrantKey.RANDOM_BYTES]),
        clock,
        tellsBlocked);
  }

  @BeforeEach
  void uploads() {
    database
        .transactions()
        .write(
            () -> {
              List.of(PUBLIC, GUARDED, CLOSED)
                  .forEach(upload -> database.uploads().add(TenantId.DEFAULT, upload));
              return true;
            });
  }

  @Test
  void theUploadsLinkLeadsToAllItsFiles() {
    var opened = (Opened) open(PUBLIC.id().asLink(), Credentials.NONE);
    assertThat(opened.representation()).isInstanceOf(Representation.Archive.class);
    assertThat(opened.representation().files()).isEqualTo(PUBLIC.files());
  }

  @Test
  void aFilesLinkLeadsToThatFileAlone() {
    var file = PUBLIC.files().getLast();
    var opened = (Opened) open(file.id().asLink(), Credentials.NONE);
    assertThat(opened.representation()).isEqualTo(new Representation.SingleFile(file));
  }

  @Test
  void unknownPrivateExpiredAndAnotherTenantsAreOneAndTheSame() {
    assertThat(open(upload(9).id().asLink(), Credentials.NONE))
        .isEqualTo(new Refused(new NotFound()));
    assertThat(open(CLOSED.id().asLink(), Credentials.NONE)).isEqualTo(new Refused(new NotFound()));
    assertThat(open.open(Contexts.OTHER, PUBLIC.id().asLink(), Credentials.NONE))
        .isEqualTo(new Refused(new NotFound()));
    clock.move(Duration.ofDays(7));
    assertThat(open(PUBLIC.id().asLink(), Credentials.NONE)).isEqualTo(new Refused(new NotFound()));
  }

  @Test
  void whatIsBlockedIsSaidToBeSoOrIsNotThere() {
    database
        .transactions()
        .write(
            () ->
                database
                    .blocks()
                    .add(new BlockList.Listed(new Block.OfUpload(PUBLIC.id()), clock.instant())));
    assertThat(open(PUBLIC.id().asLink(), Credentials.NONE)).isEqualTo(new Refused(new Blocked()));
    assertThat(open(PUBLIC.files().getLast().id().asLink(), Credentials.of(token(1))))
        .isEqualTo(new Refused(new Blocked()));
    var silent = openDownload(false);
    assertThat(silent.open(Contexts.DEFAULT, PUBLIC.id().asLink(), Credentials.of(token(1))))
        .isEqualTo(new Refused(new NotFound()));
  }

  @Test
  void theHolderReadsWhatIsPrivate() {
    assertThat(open(CLOSED.id().asLink(), Credentials.of(token(3)))).isInstanceOf(Opened.class);
    assertThat(open(CLOSED.id().asLink(), Credentials.of(token(2))))
        .isEqualTo(new Refused(new NotFound()));
  }

  @Test
  void aPasswordIsAskedForAndCompared() {
    assertThat(openGuarded(Credentials.NONE)).isEqualTo(new Refused(new PasswordRequired()));
    assertThat(openGuarded(password("wrong"))).isEqualTo(new Refused(new WrongPassword()));
    assertThat(openGuarded(password("right"))).isInstanceOf(Opened.class);
  }

  @Test
  void whoGuessesTooOftenIsSlowedDown() {
    for (int i = 0; i < PasswordTries.FREE_FAILURES; i++) {
      openGuarded(password("wrong"));
    }
    assertThat(openGuarded(password("right")))
        .isEqualTo(new Refused(new TooManyTries(Duration.ofSeconds(1))));
  }

  @Test
  void aGrantOpensTheUploadForItsLifetime() {
    var shown = grantOf(openGuarded(password("right")));
    clock.move(GrantKey.LIFETIME.minusSeconds(1));
    assertThat(openGuarded(shown)).isInstanceOf(Opened.class);
    clock.move(Duration.ofSeconds(1));
    assertThat(openGuarded(shown)).isEqualTo(new Refused(new PasswordRequired()));
  }

  @Test
  void whatNeedsNoPasswordNeedsNoGrant() {
    assertThat(((Opened) open(PUBLIC.id().asLink(), password("right"))).grant()).isEmpty();
    var owned = (Opened) open(CLOSED.id().asLink(), Credentials.of(token(3)));
    assertThat(owned.grant()).isEmpty();
  }

  /// Not even with a wrong password beside it.
  @Test
  void aGrantDoesNotProlongItself() {
    var grants = grantOf(openGuarded(password("right"))).grants();
    var shown = new Credentials(Optional.of(PasswordAttempt.of("wrong")), Optional.empty(), grants);
    assertThat(((Opened) openGuarded(shown)).grant()).isEmpty();
    assertThat(((Opened) openGuarded(Credentials.of(token(2)))).grant()).isEmpty();
  }

  private static Credentials grantOf(Outcome outcome) {
    var grant = ((Opened) outcome).grant().orElseThrow();
    return new Credentials(Optional.empty(), Optional.empty(), List.of(grant));
  }

  private static Credentials password(String text) {
    return Credentials.of(PasswordAttempt.of(text));
  }

  private Outcome openGuarded(Credentials credentials) {
    return open(GUARDED.id().asLink(), credentials);
  }

  private Outcome open(LinkId link, Credentials credentials) {
    return open.open(Contexts.DEFAULT, link, credentials);
  }
}
