package dev.waybill.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.page.ErrorPage;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailurePagesTest {
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
    "403, cross_site_form, CROSS_SITE",
    "403, file_blocked, FILE_BLOCKED",
    "403, network_blocked, NETWORK_BLOCKED",
    "451, blocked, BLOCKED",
    "411, length_required, CLIENT",
    "412, precondition_failed, CHANGED",
    "401, password_required, PASSWORD_NEEDED",
    "403, wrong_password, WRONG_PASSWORD",
    "404, not_found, NOT_FOUND",
    "405, method_not_allowed, WRONG_METHOD",
    "408, request_timeout, TOO_SLOW",
    "415, unsupported_media_type, UNSUPPORTED",
    "417, expectation_failed, CLIENT",
    "429, too_many_tries, TOO_MANY",
    "429, upload_budget, TOO_MANY",
    "501, not_implemented, SERVER",
    "503, busy, UNAVAILABLE",
    "503, database_unavailable, UNAVAILABLE",
    "505, version_not_supported, SERVER",
    "507, insufficient_storage, STORAGE_FULL",
    "414, uri_too_long, TOO_LONG",
    "416, range_not_satisfiable, NO_SUCH_PART",
    "431, headers_too_large, TOO_LONG",
    "500, internal_error, SERVER"
  })
  void aPageSaysWhatTheCodeSays(int status, String code, ErrorPage.Kind kind) {
    var known = code(code);
    assertThat(FailurePages.kind(known)).isEqualTo(kind);
    assertThat(FailurePages.of(new Failure(known, "why"), "request-1").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void aPageHasTheStatusOfItsCode(ErrorCode code) {
    var page = FailurePages.of(new Failure(code, "why").withLimit(3), "request-1");
    assertThat(page.status()).isEqualTo(code.status());
    assertThat(page.requestId()).isEqualTo("request-1");
    assertThat(page.limit()).hasValue(3);
  }

  private static ErrorCode code(String word) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.word().equals(word))
        .findFirst()
        .orElseThrow();
  }
}
