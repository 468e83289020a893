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
  @ValueSource(strings = {"", "password=", "expires=7d", "unknown=1"})
  void settingsWithoutPublicCloseTheUpload(String form) {
    assertThat(settings(form).access()).isEqualTo(new AccessChange.Close());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "expires=7d", "unknown=1"})
  void anUploadThatSaysNothingOfAccessKeepsTheTenantsDefault(String form) {
    assertThat(upload(form).access()).isEqualTo(new AccessChange.Keep());
  }

  /// A form whose password box was left empty asks for no public upload.
  @Test
  void anUploadWithAnEmptyPasswordIsClosed() {
    assertThat(upload("password=").access()).isEqualTo(new AccessChange.Close());
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

  /// It is a field of the settings alone.
  @Test
  void anUploadDoesNotLookAtIt() {
    assertThat(upload("access=private").access()).isEqualTo(new AccessChange.Keep());
  }

  @ParameterizedTest
  @ValueSource(strings = {"public=on", "public=on&password="})
  void publicAloneIsNothingToWarnAbout(String form) {
    assertThat(settings(form).access()).isEqualTo(new AccessChange.MakePublic());
    assertThat(settings(form).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "public=off,                public",
    "public=,                   public",
    "public=ON,                 public",
    "public=on&public=on,       public",
    "expires=2d,                expires",
    "expires=,                  expires",
    "expires=7d&expires=30m,    expires",
    "password=a&password=b,     password",
    "access=,                   access",
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
