package dev.waybill.domain.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  @ParameterizedTest(name = "N01 {0}")
  @CsvSource({
    "../../etc/passwd, passwd",
    "..\\..\\boot.ini, boot.ini",
    "..\\\\..\\\\boot.ini, boot.ini",
    "/etc/passwd, passwd",
    "C:\\fakepath\\a.txt, a.txt",
    "a/b\\c, c",
    "a\\b/c, c",
    "dir/, file",
  })
  void directoriesAreStripped(String raw, String name) {
    assertThat(FileName.of(raw).value()).isEqualTo(name);
  }

  @ParameterizedTest(name = "N03 N06 N15 {index}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "a\0.txt, a.txt",
        "a%00.jpg, a%00.jpg",
        "invoice\u202Efdp.exe, invoicefdp.exe",
        "a\u2066b\u2069c\u200E\u200F\u061C, abc",
        "a\u200B\u200C\u200Db\uFEFF, ab",
        "a\tb\u000Bc\u001B[31m, abc[31m",
        "a\u2028b\u2029c\u0085d\u007Fe, abcde",
        "a\uD83Db\uDE00c, abc",
        "\uD83D\0\uDE00, file",
      })
  void hiddenCharactersAreTakenOut(String raw, String name) {
    assertThat(FileName.of(raw).value()).isEqualTo(name);
  }

  /// Persian and Indic words, emoji of several parts, marks between them; sent composed or not.
  @ParameterizedTest(name = "N06 {0}")
  @CsvSource({
    "می\u200Cخواهم.txt, می\u200Cخواهم.txt",
    "क्\u200Dष क्\u200Cष.pdf, क्\u200Dष क्\u200Cष.pdf",
    "семья👨\u200D👩\u200D👧.png, семья👨\u200D👩\u200D👧.png",
    "❤\uFE0F\u200D🔥.png, ❤\uFE0F\u200D🔥.png",
    "é\u200Dé.txt, é\u200Dé.txt",
    "é\u200De\u0301.txt, é\u200Dé.txt",
    "文\u200D\u200C文.txt, 文\u200D\u200C文.txt",
    "می\u200B\u200C\u202Eخواهم.txt, می\u200Cخواهم.txt",
  })
  void joinersStayBetweenForeignLetters(String raw, String name) {
    assertThat(FileName.of(raw).value()).isEqualTo(name);
  }

  @ParameterizedTest(name = "N06 {index}")
  @CsvSource({
    "a\u200Cb.txt, ab.txt",
    "文\u200Da.txt, 文a.txt",
    "a\u200D文.txt, a文.txt",
    "a\u200C\u200D文.txt, a文.txt",
    "\u200D文.txt, 文.txt",
    "文\u200D.txt, 文.txt",
    "文\u200D, 文",
    "文\u200D\u3000, 文",
    "文.\u200Dtxt, 文.txt",
    "文\u200D\u212A.txt, 文K.txt",
    "u\u200D\u0308.txt, ü.txt",
  })
  void joinersOfNothingAreTakenOut(String raw, String name) {
    assertThat(FileName.of(raw).value()).isEqualTo(name);
  }

  @Test
  void aJoinerAtTheCutGoes() {
    String stem = "文".repeat(82);
    assertThat(FileName.of(stem + "é\u200D文文.txt").value()).isEqualTo(stem + "é.txt");
    String tight = "é".repeat(124) + "\u200D文文.txt";
    assertThat(FileName.of(tight).value()).isEqualTo("é".repeat(124) + ".txt");
    assertThat(FileName.of("é".repeat(117) + "\u200D文文.txt").numbered(7).value())
        .isEqualTo("é".repeat(117) + " (7).txt");
  }

  @Test
  void lineBreaksNeverMakeASecondLine() {
    assertThat(FileName.of("a\r\nSet-Cookie: x=1").value()).isEqualTo("aSet-Cookie: x=1");
  }

  @ParameterizedTest(name = "N07 N09 N10 N12 N13 {0}")
  @ValueSource(
      strings = {
        "ünïcode 文件 😀.txt",
        "a\uFFFDb",
        "=?UTF-8?B?YQ==?=",
        "UTF-8''x",
        "CON",
        "nul.txt",
        "a:stream",
        "a?b*c|d<e>",
        "-rf",
        ".htaccess",
        "~root",
        "$(id)",
        ";ls",
        "`id`",
        " leading",
      })
  void anythingElseIsKept(String raw) {
    assertThat(FileName.of(raw).value()).isEqualTo(raw);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"a.,a", "a ,a", "a. . .,a", "a\u3000\u00A0,a", ".htaccess.,.htaccess"})
  void dotsAndSpacesAtTheEndAreTrimmed(String raw, String name) {
    assertThat(FileName.of(raw).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", " ", ". .", "/", "a/..", "\u202E", "\0"})
  void aNameOfNothingIsFile(String raw) {
    assertThat(FileName.of(raw).value()).isEqualTo("file");
  }

  @Test
  void charactersAreComposed() {
    assertThat(FileName.of("u\u0308.txt").value()).isEqualTo("ü.txt");
    assertThat(FileName.of("u\u200B\u0308.txt").value()).isEqualTo("ü.txt");
  }

  @Test
  void aLongNameIsCutBeforeItsExtension() {
    assertThat(FileName.of("x".repeat(300) + ".tar.gz").value()).isEqualTo("x".repeat(252) + ".gz");
    assertThat(FileName.of("😀".repeat(64)).value()).isEqualTo("😀".repeat(63));
    assertThat(FileName.of("a".repeat(250) + "😀b.txt").value())
        .isEqualTo("a".repeat(250) + ".txt");
  }

  @Test
  void anExtensionTooLongToBeOneIsCutToo() {
    assertThat(FileName.of("a." + "x".repeat(300)).value()).isEqualTo("a." + "x".repeat(253));
  }

  @Test
  void whatCuttingLaysBareIsTrimmed() {
    assertThat(FileName.of("a" + " ".repeat(300) + "b").value()).isEqualTo("a");
    assertThat(FileName.of(" ".repeat(300) + "b").value()).isEqualTo("file");
  }

  @Test
  @Timeout(2)
  void aMillionCombiningMarksCostLittle() {
    String marks = "\u0315\u0323".repeat(500_000);
    assertThat(FileName.of("a" + marks + ".txt").value()).startsWith("ạ").endsWith(".txt");
  }

  @Test
  void theConstructorTakesTheCleanFormOnly() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FileName("a/b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new FileName(""));
    assertThat(new FileName("a b.txt").value()).isEqualTo("a b.txt");
  }

  @ParameterizedTest
  @CsvSource({"a.txt, .txt", "a.tar.gz, .gz", "a, ''", ".profile, ''", "a.b c, .b c"})
  void theExtensionBeginsAtTheLastDotButNotAtTheFirstCharacter(String name, String extension) {
    assertThat(FileName.of(name).extension()).isEqualTo(extension);
  }

  @ParameterizedTest
  @CsvSource({"a, a (7)", "a.txt, a (7).txt", "a.tar.gz, a.tar (7).gz", ".profile, .profile (7)"})
  void theNumberGoesBeforeTheExtension(String name, String numbered) {
    assertThat(FileName.of(name).numbered(7).value()).isEqualTo(numbered);
  }

  @Property
  void cleaningTwiceChangesNothing(@ForAll("rawNames") String raw) {
    FileName name = FileName.of(raw);
    assertThat(FileName.of(name.value())).isEqualTo(name);
  }

  @Property
  void everyNameHoldsTheRule(@ForAll("rawNames") String raw) {
    assertClean(FileName.of(raw).value());
  }

  @Property
  void aNumberedNameHoldsTheRuleAndShowsItsNumber(
      @ForAll("rawNames") String raw, @ForAll @IntRange(min = 1) int number) {
    FileName name = FileName.of(raw);
    FileName numbered = name.numbered(number);
    assertClean(numbered.value());
    assertThat(numbered.value()).endsWith(" (" + number + ")" + name.extension());
  }

  private static void assertClean(String name) {
    assertThat(name).isNotEmpty().doesNotContainPattern("[/\\\\\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");
    assertThat(name)
        .doesNotContainPattern(
            "[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    assertThat(name)
        .doesNotContainPattern("(^|[\\x00-\\x7F])[\\u200C\\u200D]")
        .doesNotContainPattern("[\\u200C\\u200D]([\\x00-\\x7F]|$)");
    assertThat(name).doesNotEndWith(".").doesNotEndWith(" ").isNotIn(".", "..");
    assertThat(name.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(FileName.MAX_BYTES);
    assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
  }

  @Provide
  Arbitrary<String> rawNames() {
    Arbitrary<String> plain = Arbitraries.strings().all().ofMaxLength(400);
    Arbitrary<String> nasty =
        Arbitraries.of(
                "a",
                "😀",
                "\uD83D",
                "\uDE00",
                ".",
                "..",
                " ",
                "/",
                "\\",
                "\0",
                "\u202E",
                "\u200D",
                "\u200C",
                "می",
                "u",
                "\u0308",
                "\u0323",
                "\u212A",
                "\u037E",
                "\u1FEF",
                "\u2000",
                "\u1100",
                "\u1161",
                "\u11A8",
                "\uFEFF",
                "\u3000",
                ".txt",
                "文",
                "x".repeat(90),
                "é".repeat(40))
            .list()
            .ofMaxSize(12)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(plain, nasty);
  }
}
