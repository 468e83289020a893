package dev.waybill.application.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.FilePath;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipNamesTest {

  @ParameterizedTest(name = "N12 {0}")
  @CsvSource({
    "CON, _CON",
    "nul.txt, _nul.txt",
    "NUL.tar.gz, _NUL.tar.gz",
    "COM1, _COM1",
    "com0.log, _com0.log",
    "LPT³, _LPT³",
    "CONIN$, _CONIN$",
    "aux .txt, _aux .txt",
    "a., a",
    "'a ', a",
    "a:stream, a_stream",
    "a?b*c|d<e>, a_b_c_d_e_",
    "a\"b, a_b",
  })
  void windowsCanUnpackIt(String name, String entry) {
    assertThat(entries(name)).containsExactly(entry);
  }

  @ParameterizedTest(name = "N13 {0}")
  @CsvSource({"-rf, _-rf", ".htaccess, _.htaccess", "~root, _~root"})
  void noNameIsAnOptionHiddenOrAHome(String name, String entry) {
    assertThat(entries(name)).containsExactly(entry);
  }

  @ParameterizedTest(name = "{0} is data only")
  @ValueSource(
      strings = {
        "$(id)",
        ";ls",
        "`id`",
        "a b.txt",
        "CONTRACT.pdf",
        "com10",
        "icon",
        "ünïcode 文件 😀.txt",
        "a-b"
      })
  void anythingElseIsKept(String name) {
    assertThat(entries(name)).containsExactly(name);
  }

  @Test
  void equalNamesAreNumbered() {
    assertThat(entries("a", "a", "a")).containsExactly("a", "a (1)", "a (2)");
    assertThat(entries("x.tar.gz", "x.tar.gz")).containsExactly("x.tar.gz", "x.tar (1).gz");
  }

  @Test
  void foldersAreKept() {
    assertThat(entriesOf("dir/a", "dir2/a", "a", "dir/b/c"))
        .containsExactly("dir/a", "dir2/a", "a", "dir/b/c");
  }

  @Test
  void foldersThatDifferInCaseOnlyAreOne() {
    assertThat(entriesOf("Dir/a", "dir/b", "DIR/A")).containsExactly("Dir/a", "dir/b", "DIR/A (1)");
  }

  /// It could not be unpacked beside it.
  @Test
  void aFileThatIsCalledAsAFolderIsNumbered() {
    assertThat(entriesOf("A", "a/x", "a/y")).containsExactly("A (1)", "a/x", "a/y");
    assertThat(entriesOf("p/q.d", "p/Q.d/r", "p/q (1).d"))
        .containsExactly("p/q (1).d", "p/Q.d/r", "p/q (1) (1).d");
  }

  @Test
  void foldersAreNamedAsSafelyAsFiles() {
    assertThat(entriesOf("con/-rf/.ssh/a:b/nul.txt"))
        .containsExactly("_con/_-rf/_.ssh/a_b/_nul.txt");
  }

  @Test
  void namesThatDifferInCaseOrFormOnlyAreNumbered() {
    assertThat(entries("A.txt", "a.txt")).containsExactly("A.txt", "a (1).txt");
    assertThat(entries("straße", "STRASSE", "STRAẞE"))
        .containsExactly("straße", "STRASSE (1)", "STRAẞE (2)");
    assertThat(entries("\u00C5", "\u212B", "A\u030A")).containsExactly("Å", "Å (1)", "Å (2)");
  }

  @Test
  void aNumberedNameThatIsTakenIsPassedOver() {
    assertThat(entries("a (1)", "a", "a")).containsExactly("a (1)", "a", "a (2)");
    assertThat(entries("a", "a", "a (1)")).containsExactly("a", "a (1)", "a (1) (1)");
    assertThat(entries("a?", "a*", "a_")).containsExactly("a_", "a_ (1)", "a_ (2)");
    assertThat(entries("con", "_CON")).containsExactly("_con", "_CON (1)");
  }

  @Test
  void longNamesStayWithinTheLimitAndUnique() {
    String longest = "-" + "é".repeat(125) + ".txt";
    List<String> entries = entries(longest, longest, longest);
    assertThat(entries).doesNotHaveDuplicates().allSatisfy(ZipNamesTest::assertShort);
    assertThat(entries).allSatisfy(entry -> assertThat(entry).startsWith("_-").endsWith(".txt"));
  }

  @Test
  @Timeout(20)
  void manyEqualNamesCostNoMoreThanAsManyDifferentOnes() {
    var names = Collections.nCopies(20_000, FilePath.of(FileName.of("a.txt")));
    assertThat(ZipNames.unique(names)).doesNotHaveDuplicates();
  }

  @Test
  @Timeout(20)
  void manyNamesThatAreEqualUpToTheCutCostNoMoreEither() {
    var names =
        IntStream.range(0, 10_000)
            .mapToObj(i -> FilePath.of(FileName.of("x".repeat(245) + (10_000 + i / 2))))
            .toList();
    assertThat(ZipNames.unique(names)).doesNotHaveDuplicates();
  }

  @Test
  void everyLetterIsEqualToItsOtherCases() {
    var letters =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> Character.toUpperCase(c) != c || Character.toLowerCase(c) != c);
    assertThat(letters.filter(ZipNamesTest::isOddOne)).isEmpty();
  }

  private static boolean isOddOne(int codePoint) {
    String folded = folded(codePoint);
    return !folded.equals(folded(Character.toUpperCase(codePoint)))
        || !folded.equals(folded(Character.toLowerCase(codePoint)))
        || !folded.equals(folded(Character.toTitleCase(codePoint)));
  }

  private static String folded(int codePoint) {
    return ZipNames.folded("x" + Character.toString(codePoint) + "x");
  }

  @Property
  void entriesAreSafeAndUniqueWhateverTheNamesAre(@ForAll("names") List<String> names) {
    List<String> entries = entries(names.toArray(String[]::new));
    assertThat(entries).hasSameSizeAs(names);
    assertThat(entries.stream().map(ZipNames::folded)).doesNotHaveDuplicates();
    assertThat(entries).allSatisfy(ZipNamesTest::assertSafe);
  }

  private static void assertSafe(String entry) {
    assertShort(entry);
    assertThat(entry).doesNotContainPattern("[<>:\"/\\\\|?*\\p{Cc}]");
    assertThat(entry).doesNotContainPattern("^[-.~]|[. ]$");
    assertThat(entry).doesNotMatch("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9]) *(\\..*)?");
  }

  private static void assertShort(String entry) {
    assertThat(entry.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(FileName.MAX_BYTES);
  }

  private static List<String> entries(String... names) {
    return ZipNames.unique(List.of(names).stream().map(FileName::of).map(FilePath::of).toList());
  }

  private static List<String> entriesOf(String... paths) {
    return ZipNames.unique(
        List.of(paths).stream().map(path -> FilePath.sent(path).path()).toList());
  }

  @Provide
  Arbitrary<List<String>> names() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "a",
            "A",
            "ß",
            "ẞ",
            "SS",
            "ı",
            "İ",
            "i",
            "Σ",
            "ς",
            "con",
            "COM1",
            ".",
            "-",
            "~",
            " (1)",
            ".txt",
            "?",
            ":",
            "é".repeat(126),
            "x".repeat(250),
            "x".repeat(254),
            " ",
            "_");
    Arbitrary<String> nasty = parts.list().ofMaxSize(3).map(list -> String.join("", list));
    return Arbitraries.oneOf(nasty, nasty, Arbitraries.strings().ofMaxLength(20))
        .list()
        .ofMaxSize(20);
  }
}
