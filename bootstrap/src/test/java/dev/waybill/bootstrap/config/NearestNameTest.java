package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("WAYBILL_HTTP_HOST", "WAYBILL_HTTP_PORT", "WAYBILL_MAX_FILES", "WAYBILL_DATA_DIR");

  @ParameterizedTest
  @CsvSource({
    "WAYBILL_HTP_PORT,WAYBILL_HTTP_PORT",
    "WAYBILL_HTTP_HOSTS,WAYBILL_HTTP_HOST",
    "WAYBILL_PORT,WAYBILL_HTTP_PORT",
    "WAYBILL_MAX_FILE,WAYBILL_MAX_FILES",
    "WAYBILL_DATADIR,WAYBILL_DATA_DIR",
    "--data-dri,WAYBILL_DATA_DIR",
    "waybill.http.port,WAYBILL_HTTP_PORT"
  })
  void the_name_that_was_probably_meant_is_found(String unknown, String meant) {
    assertThat(NearestName.of(unknown, KNOWN)).isEqualTo(meant);
  }
}
