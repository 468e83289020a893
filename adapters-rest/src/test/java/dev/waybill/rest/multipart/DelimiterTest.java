package dev.waybill.rest.multipart;

import static dev.waybill.rest.multipart.MultipartException.Reason.MALFORMED;
import static dev.waybill.rest.multipart.MultipartException.Reason.NO_DELIMITER;
import static dev.waybill.rest.multipart.MultipartException.Reason.TRUNCATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a delimiter line and what only looks like one.
class DelimiterTest {
  private static final String HEAD =
      "Content-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n";

  private static String file(String content) {
    return "--b\r\n" + HEAD + content + "\r\n--b--\r\n";
  }

  static Stream<String> nearDelimiters() {
    return Stream.of(
        "\r\n--bx",
        "\r\n--b-",
        "\r\n--b-x",
        "\r\n--b--x",
        "\r\n--b-- x",
        "\r\n--b \t x",
        "\r\n--b\rx",
        "\r\n--b\r",
        "\r\n--b--\r",
        "\r\n--b--\rx",
        "\r\n--\r\n--",
        "\r\n-\r\n--",
        "\r\n--B\r\n",
        "\n--b\r\n",
        "\r--b\r\n",
        "x--b\r\nx",
        "--bx",
        "--b--x",
        "\r\r\r\n--",
        "\r\n\r\n--a\r\n");
  }

  @ParameterizedTest
  @MethodSource("nearDelimiters")
  void contentThatNearlyIsADelimiterStaysAsItIs(String content) {
    assertThat(Parsing.of(file(content)).onlyFile().bytes()).isEqualTo(content);
    assertThat(Parsing.of(file("x" + content + "x")).onlyFile().bytes())
        .isEqualTo("x" + content + "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", "\n", "-", "--", "\r\n-", "\r\n--", "\r\n\r\n", ""})
  void contentMayEndInPiecesOfADelimiter(String end) {
    assertThat(Parsing.of(file("data" + end)).onlyFile().bytes()).isEqualTo("data" + end);
    assertThat(Parsing.of(file(end)).onlyFile().bytes()).isEqualTo(end);
  }

  @Test
  void emptyContentMayShareItsLineEndWithTheDelimiter() {
    assertThat(Parsing.of("--b\r\n" + HEAD + "--b--").onlyFile().bytes()).isEmpty();
  }

  @Test
  void lineEndAfterTheClosingDelimiterIsOptional() {
    assertThat(Parsing.of("--b\r\n" + HEAD + "x\r\n--b--").onlyFile().bytes()).isEqualTo("x");
    assertThat(Parsing.of("--b\r\n" + HEAD + "x\r\n--b-- \t").onlyFile().bytes()).isEqualTo("x");
  }

  @Test
  void paddingAfterADelimiterIsAcceptedUpToALimit() {
    String pad = " \t".repeat(DelimiterLine.MAX_PADDING / 2);
    String body =
        "--b" + pad + "\r\n" + HEAD + "x\r\n--b" + pad + "\r\n" + HEAD + "\r\n--b--" + pad + "\r\n";
    assertThat(Parsing.of(body).refusal()).isEmpty();
    assertThat(Parsing.of(body).parts()).hasSize(2);
    assertThat(Parsing.of(file("x\r\n--b" + " ".repeat(200))).refusal()).contains(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--b\n", "--b \n", "junk\r\n--b\n", "--b--\n", "--b-- \n"})
  void delimiterLineThatEndsInLfAloneIsRefused(String line) {
    assertThat(Parsing.of(line + HEAD + "x\r\n--b--\r\n").refusal()).contains(MALFORMED);
    assertThat(Parsing.of("--b\r\n" + HEAD + "x\r\n" + line).refusal()).contains(MALFORMED);
  }

  @Test
  void bodyWithLfAsItsOnlyLineEndIsRefused() {
    assertThat(Parsing.of(file("x").replace("\r\n", "\n")).refusal()).contains(MALFORMED);
    String secondDelimiter = file("x").replace("x\r\n--b--\r\n", "x\n--b--\n");
    assertThat(Parsing.of(secondDelimiter).refusal()).contains(TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"junk\r\n", "\r\n", "\r\n\r\n", "--\r\n", "--bx\r\n", "junk --b\r\n\r\n"})
  void preambleIsSkipped(String preamble) {
    assertThat(Parsing.of(preamble + file("x")).onlyFile().bytes()).isEqualTo("x");
  }

  @Test
  void preambleHasALimit() {
    String fits = "p".repeat(MultipartLimits.DEFAULT.maxPreambleBytes());
    assertThat(Parsing.of(fits + "\r\n" + file("x")).onlyFile().bytes()).isEqualTo("x");
    assertThat(Parsing.of("p" + fits + "\r\n" + file("x")).refusal()).contains(NO_DELIMITER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"junk", "\r\n", "--b\r\n" + HEAD + "y\r\n--b--\r\n"})
  void epilogueIsSkipped(String epilogue) {
    assertThat(Parsing.of(file("x") + epilogue).onlyFile().bytes()).isEqualTo("x");
  }

  @Test
  void epilogueHasALimit() {
    String fits = "e".repeat(MultipartLimits.DEFAULT.maxEpilogueBytes());
    assertThat(Parsing.of(file("x") + fits).refusal()).isEmpty();
    assertThat(Parsing.of(file("x") + fits + "e").refusal()).contains(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "junk", "--", "--b", "--bx\r\n", "\r\n--B\r\n"})
  void bodyWithoutADelimiterHasNoPart(String body) {
    assertThat(Parsing.of(body)).isEqualTo(new Parsing(List.of(), Optional.of(NO_DELIMITER)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--b--", "--b--\r\n", "junk\r\n--b--\r\n"})
  void formWithoutPartsIsAccepted(String body) {
    assertThat(Parsing.of(body).refusal()).isEmpty();
    assertThat(Parsing.of(body).parts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\r", "\r\n", "\r\n--", "\r\n--b", "\r\n--b-", "\r\n--b--\r", "\r\n--b\r\n"})
  void bodyThatEndsBeforeItsClosingDelimiterIsTruncated(String end) {
    assertThat(Parsing.of("--b\r\n" + HEAD + "x" + end).refusal()).contains(TRUNCATED);
  }
}
