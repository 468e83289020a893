package dev.waybill.bootstrap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs of others look for at fixed addresses.
class WellKnownTest {
  @TempDir private Path data;

  @Test
  void crawlers_are_told_to_fetch_nothing() {
    try (var waybill = RunningWaybill.start(data);
        var client = new ContractClient(OpenApiContract.load(), waybill.url())) {
      var answer = client.get("/robots.txt");
      assertThat(new String(answer.body(), UTF_8)).isEqualTo("User-agent: *\nDisallow: /\n");
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
      assertThat(client.get("/.well-known/security.txt").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_operators_contact_is_told_until_a_time_to_come() {
    try (var waybill =
            RunningWaybill.start(data, "--security-contact", "https://example.org/security");
        var client = new ContractClient(OpenApiContract.load(), waybill.url())) {
      var lines =
          new String(client.get("/.well-known/security.txt").body(), UTF_8).lines().toList();
      assertThat(lines).hasSize(2).first().isEqualTo("Contact: https://example.org/security");
      var expires = Instant.parse(lines.get(1).substring("Expires: ".length()));
      assertThat(Duration.between(Instant.now(), expires))
          .isBetween(Duration.ofDays(28), Duration.ofDays(31));
      assertThat(client.head("/.well-known/security.txt").statusCode()).isEqualTo(200);
    }
  }
}
