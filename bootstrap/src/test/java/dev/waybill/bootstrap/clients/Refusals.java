package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// A client sees why it was refused, and goes on.
final class Refusals {
  /// More than all buffers between client and service hold.
  private static final int LARGE = 12 << 20;

  private Refusals() {}

  static void tooLarge(Client client, Bench bench) throws Exception {
    var file = bench.contents().file(LARGE);
    var files = List.of(new Call.NamedFile(file, "large.bin"));
    seen(client, new Call.Upload(bench.smallUrl("/upload"), files, Map.of(), false));
    seen(client, new Call.Put(bench.smallUrl("/upload/large.bin"), file, false));
  }

  static void tooLargeOfUnknownLength(Client client, Bench bench) throws Exception {
    var file = bench.contents().file(LARGE);
    seen(client, new Call.Put(bench.smallUrl("/upload/large.bin"), file, true));
  }

  private static void seen(Client client, Call call) throws Exception {
    var answer = client.ask(call);
    assertThat(answer.status()).as("status").isEqualTo(413);
    assertThat(answer.body()).contains("\"error\":\"File too large\"");
  }

  /// After errors, one of them to a body, the next request goes over the same connection.
  static void connectionIsKept(Client client, Bench bench) throws Exception {
    var content = bench.contents().bytes(1000);
    var path = bench.upload("a.bin", content, "").link();
    var unknown = bench.contents().out();
    var out = bench.contents().out();
    try (var relay = bench.relay()) {
      var answers =
          client.ask(
              List.of(
                  new Call.Get(relay.url("/f/00000000-0000-4000-8000-000000000000"), unknown),
                  badField(relay, bench),
                  new Call.Get(relay.url(path), out)));
      assertThat(answers).extracting(Answer::status).containsExactly(404, 400, 200);
      assertThat(Files.readString(unknown, UTF_8)).isEqualTo("File not found or expired");
      assertThat(answers.get(1).body()).contains("expires");
      assertThat(Files.readAllBytes(out)).as("bytes").isEqualTo(content);
      assertThat(relay.connections()).as("connections").containsExactly(client.protocol());
    }
  }

  private static Call badField(Relay relay, Bench bench) throws IOException {
    var file = new Call.NamedFile(bench.contents().file(1000), "a.bin");
    return new Call.Upload(relay.url("/upload"), List.of(file), Map.of("expires", "never"), false);
  }
}
