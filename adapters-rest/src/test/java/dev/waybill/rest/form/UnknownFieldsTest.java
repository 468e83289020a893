package dev.waybill.rest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.rest.error.Rejection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownFieldsTest {
  private final UnknownFields unknown = new UnknownFields(KnownFields.UPLOAD);

  private static String refusal(UnknownFields fields, String name) {
    try {
      fields.meet(List.of(name));
      return "none";
    } catch (Rejection refused) {
      return refused.failure().message();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "passwrod, password",
    "pasword, password",
    "passsword, password",
    "passwd, password",
    "passwort, password",
    "pass, password",
    "passw, password",
    "pw, password",
    "pwd, password",
    "PWD, password",
    "passphrase, password",
    "Password, password",
    "PASSWORD, password",
    "password[], password",
    "password2, password",
    "pass_word, password",
    "' password', password",
    "Public, public",
    "pubilc, public",
    "publik, public",
    "publi, public",
    "acces, access",
    "acess, access",
    "Access, access",
    "private, access",
    "expire, expires",
    "expiry, expires",
    "expiration, expires",
    "exipres, expires",
    "Expires, expires",
    "expires[], expires",
    "file_password, password",
    "access_policy, access",
    "mot_de_passe, password",
    "my.secret, password",
    "is_public, public",
    "isPublic, public",
    "make-private, access",
    "protect, password",
    "protected, password",
    "publish, public",
    "expires_in, expires",
    "expiresAt, expires",
    "expireAfter, expires",
    "expire_after, expires",
    "expiration_date, expires",
    "upload[pasword], password",
    "pswd, password",
    "pwrd, password",
    "psw, password",
    "pswrd, password",
    "pass_wrd, password",
    "passkey, password",
    "passphrase2, password",
    "passphrse, password",
    "pulbci, public",
    "accs, access",
    "priv, access",
    "privacy, access",
    "visibilty, access",
    "exprs, expires",
    "exipre, expires",
    "ttl, expires",
    "lifetime, expires",
    "max-days, expires",
    "max_age, expires",
    "deleteAfter, expires"
  })
  void aTypoOfWhatKeepsStrangersOutIsRefusedByBothNames(String sent, String meant) {
    assertThat(refusal(unknown, sent)).startsWith(sent + ": ").contains("you mean " + meant + ",");
  }

  @ParameterizedTest
  @CsvSource({
    "e2esalt, e2e_salt",
    "E2E, e2e",
    "e2ee, e2e",
    "salt, e2e_salt",
    "e2e-iv, e2e_iv",
    "file_s, files",
    "filse, files",
    "e2e_schema, e2e_scheme"
  })
  void whatIsNearAnotherNameIsIgnoredWithThatName(String sent, String nearest) {
    assertThat(refusal(unknown, sent)).isEqualTo("none");
    assertThat(unknown.warnings())
        .containsExactly(
            sent + ": is not known here and was ignored; the nearest known name is " + nearest);
  }

  /// Never with a guarded name: whoever is told one was not refused.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner",
        "id",
        "tenant",
        "expires_at",
        "access_token",
        "has_password",
        "submit",
        "csrf",
        "csrfmiddlewaretoken",
        "authenticity_token",
        "MAX_FILE_SIZE",
        "utm_source",
        "success",
        "express",
        "project",
        "a",
        "密码"
      })
  void anythingElseIsIgnoredAndNoNameIsSuggested(String sent) {
    assertThat(refusal(unknown, sent)).isEqualTo("none");
    assertThat(unknown.warnings()).containsExactly(sent + ": is not known here and was ignored");
  }

  @Test
  void aNamelessFieldAndAKnownOneInTheAddressAreToldInOtherWords() {
    unknown.meet(List.of(""));
    unknown.meetInAddress(List.of("e2e"));
    assertThat(unknown.warnings())
        .containsExactly(
            "A field without a name was ignored",
            "e2e: is not taken from the address and was ignored; it counts in the body");
  }

  @Test
  void whatIsKnownIsNothingToTell() {
    unknown.meet(KnownFields.UPLOAD.names());
    assertThat(unknown.warnings()).isEmpty();
  }

  @Test
  void warningsAreFewShortAndAboutEachNameOnce() {
    unknown.meet(List.of("x", "x", "\u202ey\r\n" + "z".repeat(5000)));
    assertThat(unknown.warnings()).hasSize(2);
    unknown.meet(IntStream.range(0, 100).mapToObj(i -> "field" + i).toList());
    assertThat(unknown.warnings())
        .hasSize(11)
        .last()
        .isEqualTo("Further unknown names were ignored");
    assertThat(unknown.warnings()).allMatch(text -> text.length() < 150 && text.matches("[ -~…]+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "Password", "expire", "access"})
  void whatBelongsIntoTheBodyIsRefusedInTheAddress(String name) {
    assertThatExceptionOfType(Rejection.class)
        .isThrownBy(() -> unknown.meetInAddress(List.of(name)))
        .extracting(refused -> refused.failure().message())
        .asString()
        .startsWith(name + ": is not taken from the address");
  }

  @Test
  void whereAFieldHasAnotherNameThatIsTold() {
    assertThat(refusal(new UnknownFields(KnownFields.PUT), "password"))
        .contains("the header Waybill-Password");
    assertThat(refusal(new UnknownFields(KnownFields.PATCH), "public"))
        .contains("you mean access,");
  }

  @Test
  void aPasswordThatIsAFileIsRefused() {
    assertThatExceptionOfType(Rejection.class)
        .isThrownBy(() -> unknown.meetFile("password"))
        .extracting(refused -> refused.failure().message())
        .isEqualTo("password: must be text, not a file");
    unknown.meetFile("attachment");
    assertThat(unknown.warnings()).hasSize(1);
  }
}
