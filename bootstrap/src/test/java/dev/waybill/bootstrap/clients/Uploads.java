package dev.waybill.bootstrap.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/// Files that a client sends are there, byte for byte.
final class Uploads {
  private static final String PASSWORD = "correct horse";

  /// Nothing, a byte, more than a window of HTTP/2, more than buffers hold.
  private static final List<Integer> LENGTHS = List.of(0, 1, 300 << 10, 3 << 20);

  private Uploads() {}

  static void one(Client client, Bench bench) throws Exception {
    var answer = client.ask(upload(bench, 1000, false));
    bench.stored(answer).is("report.bin", bench.contents().bytes(1000));
  }

  static void formOfUnknownLength(Client client, Bench bench) throws Exception {
    for (int length : LENGTHS) {
      var answer = client.ask(upload(bench, length, true));
      bench.stored(answer).is("report.bin", bench.contents().bytes(length));
    }
  }

  private static Call.Upload upload(Bench bench, int length, boolean unknown) throws IOException {
    return new Call.Upload(
        bench.url("/upload"),
        List.of(new Call.NamedFile(bench.contents().file(length), "report.bin")),
        Map.of(),
        unknown);
  }

  static void put(Client client, Bench bench) throws Exception {
    var file = bench.contents().file(1000);
    var url = bench.url("/upload/M%C3%A4rz%20%22%F0%9F%98%80%22.bin");
    var answer = client.ask(new Call.Put(url, file, false));
    bench.stored(answer).is("März \"😀\".bin", bench.contents().bytes(1000));
  }

  static void putOfUnknownLength(Client client, Bench bench) throws Exception {
    for (int length : LENGTHS) {
      var file = bench.contents().file(length);
      var answer = client.ask(new Call.Put(bench.url("/upload/report.bin"), file, true));
      bench.stored(answer).is("report.bin", bench.contents().bytes(length));
    }
  }

  /// Two files with fields, and the zip of them back.
  static void several(Client client, Bench bench) throws Exception {
    var contents = bench.contents();
    var files =
        List.of(
            new Call.NamedFile(contents.file(1000), "one.bin"),
            new Call.NamedFile(contents.file(70_000), "two.bin"));
    var fields = Map.of("password", PASSWORD, "expires", "6h");
    var asked = Instant.now();
    var answer = client.ask(new Call.Upload(bench.url("/upload"), files, fields, false));
    var stored = bench.stored(answer);
    assertThat(stored.status()).as("status without the password").isEqualTo(401);
    var manifest = stored.with(PASSWORD).manifest();
    Stored.isFile(manifest.required("files").get(0), "one.bin", contents.bytes(1000));
    Stored.isFile(manifest.required("files").get(1), "two.bin", contents.bytes(70_000));
    var expires = Instant.parse(manifest.required("expires_at").asText());
    assertThat(Duration.between(asked, expires)).as("expiry").isBetween(hours(5.9), hours(6.1));
    fetchZip(client, bench, stored);
  }

  private static Duration hours(double number) {
    return Duration.ofSeconds((long) (number * 3600));
  }

  private static void fetchZip(Client client, Bench bench, Stored stored) throws Exception {
    var out = bench.contents().out();
    var url = bench.url(stored.link());
    var headers = Map.of("Waybill-Password", PASSWORD);
    var answer = client.ask(new Call.Get(url, out, headers, Optional.empty()));
    assertThat(answer.status()).as("status of the zip").isEqualTo(200);
    try (var zip = new ZipFile(out.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName())).containsExactly("one.bin", "two.bin");
      var two = zip.getInputStream(zip.getEntry("two.bin")).readAllBytes();
      assertThat(two).as("two.bin in the zip").isEqualTo(bench.contents().bytes(70_000));
    }
  }
}
