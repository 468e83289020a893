package dev.waybill.bootstrap.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// What a client fetches is what is stored, whole and in parts.
final class Downloads {
  private static final int LENGTH = 300 << 10;

  private Downloads() {}

  static void whole(Client client, Bench bench) throws Exception {
    var call = new Call.Get(bench.url(sample(bench).link()), bench.contents().out());
    var answer = client.ask(call);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).contains(Integer.toString(LENGTH));
    assertThat(Files.readAllBytes(call.out())).as("bytes").isEqualTo(content(bench));
  }

  static void range(Client client, Bench bench) throws Exception {
    var call = get(bench, sample(bench), Map.of("Range", "bytes=1000-1999"));
    var answer = client.ask(call);
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.header("Content-Range")).contains("bytes 1000-1999/" + LENGTH);
    assertThat(Files.readAllBytes(call.out()))
        .as("bytes")
        .isEqualTo(Arrays.copyOfRange(content(bench), 1000, 2000));
  }

  /// Goes on where it stopped, with nothing left, and with what it has already.
  static void resume(Client client, Bench bench) throws Exception {
    var sample = sample(bench);
    var etag = bench.get(sample.link()).header("ETag").orElseThrow();
    var rest = get(bench, sample, Map.of("Range", "bytes=200000-", "If-Range", etag));
    assertThat(client.ask(rest).status()).as("status of the rest").isEqualTo(206);
    assertThat(Files.readAllBytes(rest.out()))
        .as("bytes of the rest")
        .isEqualTo(Arrays.copyOfRange(content(bench), 200_000, LENGTH));
    var done = client.ask(get(bench, sample, Map.of("Range", "bytes=" + LENGTH + "-")));
    assertThat(done.status()).as("status with nothing left").isEqualTo(416);
    assertThat(done.header("Content-Range")).contains("bytes */" + LENGTH);
    var same = client.ask(get(bench, sample, Map.of("If-None-Match", etag)));
    assertThat(same.status()).as("status of the same again").isEqualTo(304);
  }

  static void head(Client client, Bench bench) throws Exception {
    var answer = client.ask(new Call.Head(bench.url(sample(bench).link())));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).contains(Integer.toString(LENGTH));
    assertThat(answer.header("Content-Disposition").orElse("")).contains("sample.bin");
    assertThat(answer.body()).isEmpty();
  }

  private static Call.Get get(Bench bench, Stored stored, Map<String, String> headers) {
    return new Call.Get(
        bench.url(stored.link()), bench.contents().out(), headers, Optional.empty());
  }

  private static Stored sample(Bench bench) {
    return bench.upload("sample.bin", content(bench), "");
  }

  private static byte[] content(Bench bench) {
    return bench.contents().bytes(LENGTH);
  }
}
