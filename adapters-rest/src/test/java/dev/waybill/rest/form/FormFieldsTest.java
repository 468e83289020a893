package dev.waybill.rest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.rest.error.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {
  @Test
  void pairsAreReadInOrder() {
    var fields = FormFields.parse("a=1&b=x%26y&a=2");
    assertThat(fields.all("a")).containsExactly("1", "2");
    assertThat(fields.one("b")).contains("x&y");
  }

  /// Generated forms and browsers send every field, filled in or not.
  @Test
  void anEmptyValueCountsAsNotSentButIsSeen() {
    var fields = FormFields.parse("a&b=&=c&&d=&d=1");
    assertThat(fields.one("a")).isEmpty();
    assertThat(fields.all("b")).isEmpty();
    assertThat(fields.one("d")).contains("1");
    assertThat(fields.isSent("a")).isTrue();
    assertThat(fields.isSent("b")).isTrue();
    assertThat(fields.isSent("c")).isFalse();
    assertThat(fields.names()).containsExactly("a", "b", "", "d");
  }

  @Test
  void onlyTheFirstEqualsSignSeparates() {
    assertThat(FormFields.parse("password=a=b=").one("password")).contains("a=b=");
  }

  @Test
  void nothingIsAnEmptyForm() {
    assertThat(FormFields.parse("").isSent("")).isFalse();
  }

  @Test
  void oneValueIsNeverPickedOutOfSeveral() {
    var fields = FormFields.parse("public=on&public=on");
    assertThatExceptionOfType(Rejection.class)
        .isThrownBy(() -> fields.one("public"))
        .extracting(refused -> refused.failure().code())
        .isEqualTo("invalid_field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "%zz=1", "a=%FF"})
  void brokenEncodingIsRefused(String text) {
    assertThatExceptionOfType(Rejection.class)
        .isThrownBy(() -> FormFields.parse(text))
        .extracting(refused -> refused.failure().status())
        .isEqualTo(400);
  }

  @Test
  void thereAreNeverMoreThan200Fields() {
    assertThat(FormFields.parse("a=b&".repeat(200)).all("a")).hasSize(200);
    assertThatExceptionOfType(Rejection.class)
        .isThrownBy(() -> FormFields.parse("a=&".repeat(201)));
  }
}
