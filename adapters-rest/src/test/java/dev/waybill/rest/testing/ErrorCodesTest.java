package dev.waybill.rest.testing;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.error.ErrorCode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The document lists the codes in words and in an extension, not in an enum: clients are to take
/// one that they have never seen.
class ErrorCodesTest {
  @Test
  void every_code_of_the_service_is_documented_with_its_status_and_no_other() {
    var known =
        Arrays.stream(ErrorCode.values())
            .map(code -> code.status() + " " + code.word())
            .collect(toCollection(TreeSet::new));
    assertThat(documented()).isEqualTo(known);
  }

  private static Set<String> documented() {
    var documented = new TreeSet<String>();
    OpenApiDocument.load(OpenApiDocument.PROGRAMS)
        .root()
        .child("x-waybill-codes")
        .children()
        .forEach(
            (status, codes) ->
                codes.node().forEach(code -> documented.add(status + " " + code.asText())));
    return documented;
  }
}
