package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPageTest {
  /// N21 of the document's review: what JSON says by its code, the page says by its words.
  @ParameterizedTest
  @CsvSource({
    "400, no_files, NO_FILES",
    "413, file_too_large, TOO_LARGE",
    "413, too_many_files, TOO_MANY_FILES",
    "413, field_too_large, INVALID_FIELD",
    "413, too_many_fields, INVALID_FIELD",
    "400, not_end_to_end_encrypted, NOT_ENCRYPTED",
    "400, malformed_multipart, NOT_WHOLE",
    "400, invalid_field, INVALID_FIELD",
    "400, malformed_request, CLIENT",
    "400, a_new_code, CLIENT",
    "403, cross_site_form, CROSS_SITE",
    "412, precondition_failed, CHANGED",
    "413, too_many_files, TOO_MANY_FILES",
    "414, uri_too_long, TOO_LONG",
    "416, range_not_satisfiable, NO_SUCH_PART",
    "431, headers_too_large, TOO_LONG",
    "500, internal_error, SERVER"
  })
  void aPageSaysWhatTheCodeSays(int status, String code, ErrorPage.Kind kind) {
    assertThat(kind(status, code)).isEqualTo(kind);
  }

  private static ErrorPage.Kind kind(int status, String code) {
    return ErrorPage.of(status, code, "request-1", OptionalLong.empty()).kind();
  }
}
