package dev.waybill.domain.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {

  @ParameterizedTest
  @CsvSource({
    "floor0.dwg, '', floor0.dwg",
    "plans/old/floor0.dwg, plans/old, floor0.dwg",
    "a b/c d.txt, a b, c d.txt",
    ".git/config, .git, config",
    "a./b, a, b",
    "文件/é.txt, 文件, é.txt",
    "CON/nul.txt, CON, nul.txt",
    "a/C:, a, C:",
  })
  void keepsFolders(String raw, String folder, String name) {
    var sent = FilePath.sent(raw);
    assertThat(sent.isCut()).isFalse();
    assertThat(sent.path().folder()).isEqualTo(folder);
    assertThat(sent.path().name().value()).isEqualTo(name);
    assertThat(sent.path().value()).isEqualTo(folder.isEmpty() ? name : folder + "/" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/x",
        "../x",
        "a/../x",
        "./x",
        "a/./x",
        "a//x",
        "//x",
        "C:/x",
        "c:a/x",
        "C:\\dir\\x",
        "a\\x",
        "a/b\\x",
        " /x",
        "a/.../x",
        "a/\u0000/x",
        "a/\u202e/x",
        "a/..\u200b/x"
      })
  void whatIsNoRelativePathKeepsItsLastPart(String raw) {
    assertThat(FilePath.sent(raw))
        .isEqualTo(new FilePath.Sent(FilePath.of(new FileName("x")), true));
  }

  @Test
  void aPathWithoutANameIsCut() {
    assertThat(FilePath.sent("a/"))
        .isEqualTo(new FilePath.Sent(FilePath.of(new FileName("file")), true));
    assertThat(FilePath.sent("a/..").isCut()).isTrue();
    assertThat(FilePath.sent(""))
        .isEqualTo(new FilePath.Sent(FilePath.of(new FileName("file")), false));
  }

  @Test
  void aPathHasSoManyPartsAndNoMore() {
    var longest = String.join("/", Collections.nCopies(FilePath.MAX_SEGMENTS, "d"));
    assertThat(FilePath.sent(longest).path().value()).isEqualTo(longest);
    assertThat(FilePath.sent("d/" + longest))
        .isEqualTo(new FilePath.Sent(FilePath.of(new FileName("d")), true));
    assertThat(FilePath.sent("d/".repeat(1_000_000) + "x").isCut()).isTrue();
  }

  @Test
  void aPathHasSoManyBytesAndNoMore() {
    var folder = "é".repeat(100) + "/";
    var longest = folder.repeat(5) + "x".repeat(FilePath.MAX_BYTES - 5 * 201);
    assertThat(FilePath.sent(longest).path().value()).isEqualTo(longest);
    assertThat(FilePath.sent(longest + "x").isCut()).isTrue();
  }

  @Test
  void isReadFromItsParts() {
    var path = FilePath.sent("plans/old/floor0.dwg").path();
    assertThat(FilePath.in(path.folder(), path.name())).isEqualTo(path);
    assertThat(FilePath.in("", path.name())).isEqualTo(FilePath.of(path.name()));
    for (var bad : new String[] {"..", "a//b", "/", "a/", "a\\b", "a/../b"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> FilePath.in(bad, path.name()));
    }
  }

  /// Sent again it is the same, and nothing leads out of where it is unpacked.
  @Property
  void anythingBecomesARelativePath(
      @ForAll @StringLength(max = 40) @Chars({'a', '.', '/', '\\', ' ', ':', '\u200d', 'é', '\0'})
          String raw) {
    var path = FilePath.sent(raw).path();
    assertThat(FilePath.sent(path.value())).isEqualTo(new FilePath.Sent(path, false));
    assertThat(path.value().split("/", -1)).doesNotContain("", ".", "..");
    assertThat(path.value()).doesNotContain("\\");
  }
}
