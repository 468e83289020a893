package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/// One use of a [Downloader], in an empty folder that is its home too.
///
/// @param pair an upload of the files `one.bin` and `two.bin`
record DownloadTrial(Bench bench, Stored pair, Path home) {
  private static final String PASSWORD = "Grüße, Señor";
  private static final String OUT = "out.bin";
  private static final String UNKNOWN = "/f/00000000-0000-4000-8000-000000000000";

  /// More than any client asks for in one part.
  private static final int LENGTH = 5 << 20;

  void run(Downloader downloader, Download download) throws IOException {
    var line = downloader.line(download);
    switch (download) {
      case NAME -> named(line, "report.bin", "report.bin");
      case WIDE_NAME -> {
        var name = "Bericht \"März\" 報告 😀 end.txt";
        named(line, name, downloader.transliterates() ? "Bericht _Marz_ __ _ end.txt" : name);
      }
      case ZIP -> zip(line);
      case RESUME -> resumed(line);
      case PARALLEL -> parallel(line);
      case PASSWORD -> protectedOne(line);
      case GONE -> gone(line);
    }
  }

  private void named(String line, String name, String saved) throws IOException {
    succeed(line, bench.url("").toString(), upload(name, "").link());
    saved(saved, content());
  }

  private void zip(String line) throws IOException {
    succeed(line, bench.url("").toString(), pair.link());
    assertThat(files()).hasSize(1);
    try (var zip = new ZipFile(home.resolve(files().getFirst()).toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName())).containsExactly("one.bin", "two.bin");
    }
  }

  /// The half that is there is none of the file's, so that it shows whether it was kept.
  private void resumed(String line) throws IOException {
    var expected = content();
    Arrays.fill(expected, 0, LENGTH / 2, (byte) 'x');
    Files.write(home.resolve(OUT), Arrays.copyOf(expected, LENGTH / 2));
    succeed(line, bench.url("").toString(), upload(OUT, "").link());
    saved(OUT, expected);
  }

  private void parallel(String line) throws IOException {
    try (var relay = bench.relay()) {
      succeed(line, relay.url("").toString(), upload(OUT, "").link());
      assertThat(relay.connections()).as("connections").hasSizeGreaterThan(1);
    }
    saved(OUT, content());
  }

  private void protectedOne(String line) throws IOException {
    var link = upload(OUT, PASSWORD).link();
    assertThat(bench.get(link).status()).isEqualTo(401);
    succeed(line, bench.url("").toString(), link);
    saved(OUT, content());
  }

  private void gone(String line) throws IOException {
    var ended = run(line, bench.url("").toString(), UNKNOWN);
    assertThat(ended.exit()).as("exit code").isNotZero();
    for (var file : files()) {
      assertThat(Files.size(home.resolve(file))).as("length of what is saved").isZero();
    }
  }

  private Stored upload(String name, String password) {
    var quoted = new String(name.replace("\"", "\\\"").getBytes(UTF_8), ISO_8859_1);
    return bench.upload(quoted, content(), password);
  }

  private byte[] content() {
    return bench.contents().bytes(LENGTH);
  }

  private void saved(String name, byte[] content) throws IOException {
    assertThat(files()).as("saved files").containsExactly(name);
    assertThat(Contents.sha256(Files.readAllBytes(home.resolve(name))))
        .as("SHA-256 of the saved file")
        .isEqualTo(Contents.sha256(content));
  }

  /// What was saved; what begins with a dot is the program's own.
  private List<String> files() throws IOException {
    try (var files = Files.list(home)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }

  private void succeed(String line, String site, String path) {
    var ended = run(line, site, path);
    assertThat(ended.exit()).as("exit code; %s%s", ended.out(), ended.err()).isZero();
  }

  private Ended run(String line, String site, String path) {
    var builder = new ProcessBuilder("sh", "-c", line).directory(home.toFile());
    var id = path.substring(path.lastIndexOf('/') + 1);
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                home.toString(),
                "SITE",
                site,
                "URL",
                site + path,
                "ID",
                id,
                "PASSWORD",
                PASSWORD,
                "OUT",
                OUT));
    return Ended.run(builder);
  }
}
