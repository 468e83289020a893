package dev.waybill.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentCodingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip|true",
        "GZIP|true",
        "x-gzip|true",
        "br, gzip, deflate|true",
        "gzip;q=0.001|true",
        "gzip ; q=1.0|true",
        "gzip;q=0|false",
        "gzip;q=0.000|false",
        "gzip;q=2|false",
        "br|false",
        "*|false",
        "notgzip|false",
        "''|false"
      })
  void gzipIsSentToThoseWhoNameIt(String header, boolean accepted) {
    assertThat(ContentCodings.acceptGzip(header)).isEqualTo(accepted);
  }

  @Test
  void whoSaysNothingGetsItPlain() {
    assertThat(ContentCodings.acceptGzip(null)).isFalse();
  }
}
