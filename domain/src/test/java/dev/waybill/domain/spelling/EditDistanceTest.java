package dev.waybill.domain.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "abc, abc, 0",
    "password, passwrod, 1",
    "password, pasword, 1",
    "password, passsword, 1",
    "password, passwort, 1",
    "password, passwd, 2",
    "public, publish, 2",
    "expires, expires_at, 3",
    "ab, ba, 1",
    "public, pluic, 2",
    "public, publcui, 2",
    "ca, abc, 2",
    "kitten, sitting, 3"
  })
  void each_slip_counts_once(String one, String other, int edits) {
    assertThat(EditDistance.between(one, other)).isEqualTo(edits);
    assertThat(EditDistance.between(other, one)).isEqualTo(edits);
    assertThat(EditDistance.upTo(edits, one, other)).hasValue(edits);
    assertThat(EditDistance.upTo(edits - 1, one, other)).isEmpty();
  }
}
