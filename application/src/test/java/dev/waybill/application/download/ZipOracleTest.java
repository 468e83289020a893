package dev.waybill.application.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.application.download.Zips.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Archives as other programs see them.
class ZipOracleTest {
  private static final List<Content> CONTENTS =
      List.of(
          content("report.pdf", 100_000),
          content("report.pdf", 3),
          content("empty", 0),
          content("ünïcode 文件 😀.txt", 7),
          content("REPORT.PDF", 1),
          content("-rf", 5),
          content("x".repeat(300) + ".txt", 6),
          content("CON", 7),
          content("plans/old/floor 0.dwg", 8),
          content("plans/report.pdf", 9),
          content("plans/old", 2));

  @TempDir Path folder;

  static List<List<String>> tests() {
    return List.of(
        List.of("unzip", "-tqq"),
        List.of("7z", "t"),
        List.of(
            "python3",
            "-c",
            "import sys,zipfile;assert zipfile.ZipFile(sys.argv[1]).testzip() is None"));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void everyToolFindsItWhole(List<String> test) throws IOException, InterruptedException {
    Path zip = write("small.zip", CONTENTS);
    Required.program(test.getFirst());
    run(append(test, zip.toString()));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void everyToolFindsAnArchiveOfManyWhole(List<String> test)
      throws IOException, InterruptedException {
    List<Content> many =
        IntStream.range(0, 65_600).mapToObj(i -> content("file " + i, i % 5)).toList();
    Path zip = write("many.zip", many);
    Required.program(test.getFirst());
    run(append(test, zip.toString()));
  }

  @Test
  void unzipWritesTheFilesThatWentIn() throws IOException, InterruptedException {
    Path zip = write("small.zip", CONTENTS);
    Required.program("unzip");
    Path out = folder.resolve("out");
    run(List.of("unzip", "-q", zip.toString(), "-d", out.toString()));
    var names = Zips.layout(CONTENTS).names();
    for (int i = 0; i < CONTENTS.size(); i++) {
      Path file = out.resolve(names.get(i));
      assertThat(file).isReadable().hasBinaryContent(CONTENTS.get(i).bytes());
    }
  }

  @Test
  void pythonListsAnArchiveBeyondFourGigabytes() throws IOException, InterruptedException {
    Path zip = writeSparse();
    Required.program("python3");
    var list =
        "import sys,zipfile\nfor i in zipfile.ZipFile(sys.argv[1]).infolist():"
            + " print(i.filename, i.file_size, i.header_offset, i.date_time)";
    assertThat(run(List.of("python3", "-c", list, zip.toString())))
        .isEqualTo(
            """
            big 5368709120 0 (2000, 1, 1, 0, 0, 0)
            after 3 5368709173 (2000, 1, 1, 0, 0, 0)
            """);
    var read = "import sys,zipfile;print(zipfile.ZipFile(sys.argv[1]).read('after'))";
    assertThat(run(List.of("python3", "-c", read, zip.toString()))).isEqualTo("b'abc'\n");
  }

  @Test
  void unzipReadsBehindFourGigabytes() throws IOException, InterruptedException {
    Path zip = writeSparse();
    Required.program("unzip");
    assertThat(run(List.of("unzip", "-p", zip.toString(), "after"))).isEqualTo("abc");
  }

  @Test
  void sevenZipListsAnArchiveBeyondFourGigabytes() throws IOException, InterruptedException {
    Path zip = writeSparse();
    Required.program("7z");
    assertThat(run(List.of("7z", "l", zip.toString())))
        .contains("5368709120")
        .doesNotContainIgnoringCase("warning");
  }

  @Test
  void commonsCompressReadsEveryByteBack() throws IOException {
    Path zip = write("small.zip", CONTENTS);
    try (var file = ZipFile.builder().setPath(zip).get()) {
      var entries = Collections.list(file.getEntriesInPhysicalOrder());
      assertThat(entries).hasSameSizeAs(CONTENTS);
      for (int i = 0; i < entries.size(); i++) {
        var entry = entries.get(i);
        assertThat(file.getInputStream(entry)).hasBinaryContent(CONTENTS.get(i).bytes());
        assertThat(entry.getCrc()).isEqualTo(CONTENTS.get(i).member().crc32() & 0xFFFF_FFFFL);
        assertThat(entry.getUnixMode()).isEqualTo(0100644);
        assertThat(entry.getGeneralPurposeBit().usesUTF8ForNames())
            .isEqualTo(!entry.getName().matches("\\p{ASCII}*"));
      }
    }
  }

  private static Content content(String name, int size) {
    return new Content(name, "abc".repeat(size / 3 + 1).substring(0, size).getBytes(UTF_8));
  }

  private Path write(String name, List<Content> contents) throws IOException {
    return Files.write(folder.resolve(name), Zips.bytes(contents));
  }

  /// 5 GiB of zeros that take no space, and three bytes behind them.
  private Path writeSparse() throws IOException {
    var after = content("after", 3);
    var layout = ZipLayout.of(List.of(Zips.member("big", 5L << 30), after.member()));
    Path zip = folder.resolve("sparse.zip");
    try (var out = FileChannel.open(zip, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long position = 0;
      for (ZipSegment segment : layout.segments(0, layout.length())) {
        put(out, position, segment, after.bytes());
        position += segment.length();
      }
    }
    return zip;
  }

  private static void put(FileChannel out, long position, ZipSegment segment, byte[] after)
      throws IOException {
    switch (segment) {
      case ZipSegment.Bytes bytes -> out.write(bytes.content(), position);
      case ZipSegment.Slice slice when slice.member() == 1 ->
          out.write(ByteBuffer.wrap(after), position);
      case ZipSegment.Slice _ -> {}
    }
  }

  private static List<String> append(List<String> command, String argument) {
    return Stream.concat(command.stream(), Stream.of(argument)).toList();
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(output);
    assertThat(process.exitValue()).describedAs(text).isZero();
    return text;
  }
}
