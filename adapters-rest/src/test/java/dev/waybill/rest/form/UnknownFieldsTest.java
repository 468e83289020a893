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
    "expires[], expires"
  })
  void aTypoOfWhatKeepsStrangersOutIsRefusedByBothNames(String sent, String meant) {
    assertThat(refusal(unknown, sent)).startsWith(sent + ": ").contains("you mean " + meant + ",");
  }

  @ParameterizedTest
  @CsvSource({
    "owner, files",
    "id, e2e",
    "tenant, e2e",
    "expires_at, expires",
    "expires_in, expires",
    "submit, public",
    "csrf, e2e",
    "MAX_FILE_SIZE, files",
    "utm_source, e2e_scheme",
    "access_token, access",
    "has_password, password",
    "publish, public",
    "success, access",
    "express, expires",
    "e2esalt, e2e_salt",
    "fil, files",
    "a, e2e",
    "密码, e2e"
  })
  void anythingElseIsIgnoredWithTheNearestName(String sent, String nearest) {
    assertThat(refusal(unknown, sent)).isEqualTo("none");
    assertThat(unknown.warnings()).hasSize(1).first().asString().startsWith(sent + ": ");
    assertThat(unknown.warnings().getFirst()).endsWith("nearest known name is " + nearest);
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
