package dev.waybill.rest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.domain.access.AccessChange;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.rest.error.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessFieldsTest {
  private static final AccessChange SECRET = new AccessChange.SetPassword(new Password("secret"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password=",
        "expires=7d",
        "expires=",
        "access=",
        "public=",
        "public=off",
        "public=false",
        "unknown=1"
      })
  void settingsWithoutPublicCloseTheUpload(String form) {
    assertThat(settings(form).access()).isEqualTo(new AccessChange.Close());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "expires=7d", "access=", "public=", "unknown=1"})
  void anUploadThatSaysNothingOfAccessKeepsTheTenantsDefault(String form) {
    assertThat(upload(form).access()).isEqualTo(new AccessChange.Keep());
  }

  /// A script's unset variable must not publish anything.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=",
        "password=&public=off",
        "password=&access=password",
        "password=&password="
      })
  void anUploadWithAnEmptyPasswordIsClosedAndWarnedOf(String form) {
    assertThat(upload(form).access()).isEqualTo(new AccessChange.Close());
    assertThat(upload(form).warnings())
        .containsExactly("The password was empty, so the upload is private");
  }

  /// A browser's form sends the box whatever is ticked.
  @ParameterizedTest
  @ValueSource(
      strings = {"public=on&password=", "access=public&password=", "public=true&password="})
  void anEmptyPasswordDoesNotCloseWhatIsAskedToBePublic(String form) {
    assertThat(upload(form).access()).isEqualTo(new AccessChange.MakePublic());
    assertThat(upload(form).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"public=off", "public=false"})
  void anUploadThatIsNotPublicByThatIsWarnedOf(String form) {
    assertThat(upload(form).access()).isEqualTo(new AccessChange.Keep());
    assertThat(upload(form).warnings()).hasSize(1).first().asString().contains("access=private");
  }

  @Test
  void aPasswordIsSet() {
    assertThat(settings("password=secret").access()).isEqualTo(SECRET);
    assertThat(upload("password=secret").access()).isEqualTo(SECRET);
  }

  /// The seed's own example.
  @Test
  void publicRemovesThePasswordAndWarns() {
    var fields = settings("public=on&password=secret&expires=7d");
    assertThat(fields.access()).isEqualTo(new AccessChange.MakePublic());
    assertThat(fields.expiry()).contains(ExpiryChoice.SEVEN_DAYS);
    assertThat(fields.warnings()).containsExactly("A public upload has no password");
  }

  @Test
  void accessDecidesWhereItIsThere() {
    assertThat(settings("access=public").access()).isEqualTo(new AccessChange.MakePublic());
    assertThat(settings("access=private&password=").access())
        .isEqualTo(new AccessChange.MakePrivate());
    assertThat(settings("access=private&public=on").access())
        .isEqualTo(new AccessChange.MakePrivate());
    assertThat(settings("access=password&public=on&password=secret").access()).isEqualTo(SECRET);
    assertThat(settings("access=password&password=").access())
        .isEqualTo(new AccessChange.KeepPassword());
    assertThat(settings("access=password").access()).isEqualTo(new AccessChange.KeepPassword());
    assertThat(settings("access=public&expires=7d").expiry()).contains(ExpiryChoice.SEVEN_DAYS);
  }

  @Test
  void aPasswordThatIsNotNeededIsWarnedAbout() {
    assertThat(settings("access=public&password=secret").warnings())
        .containsExactly("A public upload has no password");
    assertThat(settings("access=private&password=secret").warnings())
        .containsExactly("A private upload has no password");
    assertThat(settings("access=password&password=secret").warnings()).isEmpty();
    assertThat(settings("access=public&password=").warnings()).isEmpty();
  }

  @Test
  void anUploadTakesItToo() {
    assertThat(upload("access=private").access()).isEqualTo(new AccessChange.MakePrivate());
    assertThat(upload("access=public").access()).isEqualTo(new AccessChange.MakePublic());
    assertThat(upload("access=password&password=secret").access()).isEqualTo(SECRET);
    assertThat(upload("access=private&public=on").access())
        .isEqualTo(new AccessChange.MakePrivate());
    assertThatExceptionOfType(Rejection.class)
        .isThrownBy(() -> upload("access=password"))
        .extracting(refused -> refused.failure().message())
        .isEqualTo("password: is needed with access=password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public=on",
        "public=true",
        "public=on&password=",
        "public=true&public=false",
        "public=&public=on"
      })
  void publicAloneIsNothingToWarnAbout(String form) {
    assertThat(settings(form).access()).isEqualTo(new AccessChange.MakePublic());
    assertThat(settings(form).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "public=ON,                 public",
    "public=1,                  public",
    "public=yes,                public",
    "public=True,               public",
    "public=off&public=yes,     public",
    "public=on&public=true,     public",
    "public=on&public=on,       public",
    "expires=2d,                expires",
    "expires=7d&expires=30m,    expires",
    "password=a&password=b,     password",
    "access=PUBLIC,             access",
    "access=open,               access",
    "access=public&access=public, access",
    "access=password&password=a&password=b, password",
    "access=private&expires=2d, expires"
  })
  void whatIsNotUnderstoodIsRefusedByName(String form, String field) {
    assertThatExceptionOfType(Rejection.class)
        .isThrownBy(() -> settings(form))
        .extracting(refused -> refused.failure().message())
        .asString()
        .startsWith(field + ":");
  }

  @Test
  void aPasswordThatIsTooLongIsRefused() {
    assertThatExceptionOfType(Rejection.class)
        .isThrownBy(() -> settings("password=" + "a".repeat(Password.MAX_BYTES + 1)));
  }

  private static AccessFields settings(String form) {
    return AccessFields.ofSettings(FormFields.parse(form));
  }

  private static AccessFields upload(String form) {
    return AccessFields.ofUpload(FormFields.parse(form));
  }
}
