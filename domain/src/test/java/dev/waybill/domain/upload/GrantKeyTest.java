package dev.waybill.domain.upload;

import static dev.waybill.domain.upload.Cases.END;
import static dev.waybill.domain.upload.Cases.NOW;
import static dev.waybill.domain.upload.Cases.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.PasswordHash;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantKeyTest {
  private static final PasswordHash HASH = new PasswordHash("$one");
  private final GrantKey key = new GrantKey(new byte[GrantKey.RANDOM_BYTES]);
  private final String grant = key.grant(id(1), HASH, END);

  @Test
  void opensUntilItsEnd() {
    assertThat(isValid(grant, id(1), HASH, NOW)).isTrue();
    assertThat(isValid(grant, id(1), HASH, END.minusMillis(1))).isTrue();
    assertThat(isValid(grant, id(1), HASH, END)).isFalse();
  }

  @Test
  void opensOneUploadOnly() {
    assertThat(isValid(grant, id(2), HASH, NOW)).isFalse();
  }

  @Test
  void endsWithThePassword() {
    assertThat(isValid(grant, id(1), new PasswordHash("$two"), NOW)).isFalse();
  }

  @Test
  void countsForTheInstallationThatGaveIt() {
    var secret = new byte[GrantKey.RANDOM_BYTES];
    secret[0] = 1;
    assertThat(new GrantKey(secret).opensProtected(List.of(grant), id(1), HASH, NOW)).isFalse();
  }

  @Test
  void cannotBeProlonged() {
    var until = Long.toString(END.getEpochSecond());
    var later = Long.toString(END.getEpochSecond() + 1);
    assertThat(isValid(grant.replace(until, later), id(1), HASH, NOW)).isFalse();
  }

  @Test
  void oneOfSeveralIsEnough() {
    var shown = List.of("garbage", key.grant(id(2), HASH, END), grant);
    assertThat(key.opensProtected(shown, id(1), HASH, NOW)).isTrue();
    assertThat(key.opensProtected(List.of(), id(1), HASH, NOW)).isFalse();
  }

  /// Not under the name of the other kind either.
  @Test
  void neitherKindPassesForTheOther() {
    var closed = Cases.upload(new AccessPolicy.Private());
    var asHash = new PasswordHash("$" + closed.version());
    var owners = key.ownersGrant(closed, END);
    var readers = key.grant(closed.id(), asHash, END);
    for (var forged : List.of(readers, readers.replace("v1.", "o1."))) {
      assertThat(key.opensPrivate(List.of(forged), closed, NOW)).isFalse();
    }
    for (var forged : List.of(owners, owners.replace("o1.", "v1."))) {
      assertThat(isValid(forged, closed.id(), asHash, NOW)).isFalse();
    }
    assertThat(key.opensPrivate(List.of(readers, owners), closed, NOW)).isTrue();
  }

  @Test
  void eachKindIsSignedWithAKeyOfItsOwn() {
    var secret = new byte[GrantKey.RANDOM_BYTES];
    var one = GrantSigner.derived("v1", secret, "one").sign(END, "upload", "bound");
    assertThat(GrantSigner.derived("v1", secret, "two").isValid(one, NOW, "upload", "bound"))
        .isFalse();
    assertThat(GrantSigner.derived("v1", secret, "one").isValid(one, NOW, "upload", "bound"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "v1..",
        "v2.1795428000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "v1.-1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "v1.999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "v1.9999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "v1.1795428000.AAAA",
        "v1.1795428000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"
      })
  void whatIsNoGrantOpensNothing(String text) {
    assertThat(isValid(text, id(1), HASH, NOW)).isFalse();
  }

  @Test
  void manyForgedOnesAreNoFault() {
    assertThat(key.opensProtected(Collections.nCopies(1000, "v1.0.x"), id(1), HASH, NOW)).isFalse();
  }

  @Test
  void aKeyHas32BytesOfItsOwn() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GrantKey(new byte[31]));
    var secret = new byte[GrantKey.RANDOM_BYTES];
    var copied = new GrantKey(secret);
    Arrays.fill(secret, (byte) 1);
    assertThat(copied.opensProtected(List.of(grant), id(1), HASH, NOW)).isTrue();
  }

  private boolean isValid(String text, UploadId upload, PasswordHash hash, Instant now) {
    return key.opensProtected(List.of(text), upload, hash, now);
  }
}
