package dev.waybill.bootstrap.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

/// A client manages an upload.
final class Changes {
  private Changes() {}

  static void patch(Client client, Bench bench) throws Exception {
    var stored = bench.upload("a.bin", bench.contents().bytes(1000), "secret horse");
    var json = "{\"access\": \"public\", \"password\": null, \"expires\": \"30m\"}";
    var asked = Instant.now();
    var answer = client.ask(new Call.Patch(bench.url(stored.manage()), json));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var settings = stored.settings();
    assertThat(settings.required("access").asText()).isEqualTo("public");
    var expires = Instant.parse(settings.required("expires_at").asText());
    assertThat(Duration.between(asked, expires)).isLessThan(Duration.ofMinutes(31));
    assertThat(stored.status()).isEqualTo(200);
  }

  static void delete(Client client, Bench bench) throws Exception {
    var stored = bench.upload("a.bin", bench.contents().bytes(1000), "");
    var call = new Call.Delete(bench.url(stored.manage()));
    var answer = client.ask(call);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Bench.json(answer.body()).required("success").asBoolean()).isTrue();
    assertThat(stored.status()).isEqualTo(404);
    assertThat(client.ask(call).status()).as("status of a second time").isEqualTo(404);
  }
}
