package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.application.download.PasswordTries;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which links are built and who is slowed down behind proxies of ours: 127.0.0.1 and 10.x.x.x.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyHeadersTest {
  private static final String[] TRUSTING = {"--trusted-proxies", "127.0.0.1,10.0.0.0/8"};

  private record Service(RunningWaybill waybill, ContractClient client) {
    static Service start(Path data, String... settings) {
      var waybill = RunningWaybill.start(data, settings);
      return new Service(waybill, new ContractClient(OpenApiContract.load(), waybill.url()));
    }

    void stop() {
      client.close();
      waybill.close();
    }
  }

  private Service usual;
  private Service standard;

  @BeforeAll
  void start(@TempDir Path one, @TempDir Path other) {
    usual = Service.start(one, TRUSTING);
    standard = Service.start(other, TRUSTING[0], TRUSTING[1], "--forwarded", "forwarded");
  }

  @AfterAll
  void stop() {
    usual.stop();
    standard.stop();
  }

  /// F7 and D12 of the bug reports of others.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.5, 10.0.0.7 | https, http | files.example.org, inner.lan | -    |"
            + " https://files.example.org",
        "203.0.113.5, 10.0.0.7 | https       | files.example.org            | -    |"
            + " https://files.example.org",
        "203.0.113.5           | https       | my_files                     | -    |"
            + " https://my_files",
        "203.0.113.5           | https       | files.example.org            | 8443 |"
            + " https://files.example.org:8443",
        "203.0.113.5           | https       | files.example.org            | 443  |"
            + " https://files.example.org",
        "203.0.113.5           | https       | files.example.org:8443       | 9443 |"
            + " https://files.example.org:8443",
        "203.0.113.5           | https       | [2001:db8::1]                | 8443 |"
            + " https://[2001:db8::1]:8443",
        "203.0.113.5           | http, https | evil.example, a.example      | -    |"
            + " https://a.example"
      })
  void linksAreBuiltOnWhatTheOutermostProxySays(
      String chain, String proto, String host, String port, String base) throws IOException {
    var receipt =
        put(
            usual,
            "X-Forwarded-For",
            chain,
            "X-Forwarded-Proto",
            proto,
            "X-Forwarded-Host",
            host,
            port.equals("-") ? "X-Nothing" : "X-Forwarded-Port",
            port);
    assertThat(receipt.path("download_url").asText())
        .isEqualTo(base + "/f/" + receipt.path("id").asText());
  }

  @Test
  void aPortAloneIsAddedToTheHostThatWasAskedFor() throws IOException {
    var receipt =
        put(usual, "X-Forwarded-Proto", "https", "X-Forwarded-Port", "8443", "Forwarded", "x");
    // The client names the port that it connects to: that one was asked for.
    assertThat(receipt.path("download_url").asText())
        .startsWith("https://127.0.0.1:" + usual.waybill().port() + "/f/");
  }

  /// D12: whatever stands in the header of the other family hides nothing.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"for=9.9.9.9;proto=http;host=evil.example", ";;;=", "for=\"", "for=9.9.9.9"})
  void theOtherFamilyIsNeverBelieved(String forwarded) throws IOException {
    var receipt =
        put(
            usual,
            "Forwarded",
            forwarded,
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "a.example");
    assertThat(receipt.path("download_url").asText()).startsWith("https://a.example/f/");
    var other =
        put(
            standard,
            "Forwarded",
            "for=203.0.113.5;proto=https;host=\"my_files:8443\", for=10.0.0.7;host=inner",
            "X-Forwarded-Host",
            "evil.example");
    assertThat(other.path("download_url").asText()).startsWith("https://my_files:8443/f/");
  }

  /// S1 of the security review: a client behind a proxy that appends its address says it is
  /// somebody else each time.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | X-Forwarded-For | 9.%s.1.1, 203.0.113.7",
        "false | Forwarded       | for=9.%s.1.1",
        "false | Forwarded       | for=\"[2001:db8:%s::1]\"",
        "false | X-Real-IP       | 9.%s.1.1",
        "true  | Forwarded       | for=9.%s.1.1, for=203.0.113.7",
        "true  | Forwarded       | for=9.%s.1.1, @, for=203.0.113.7",
        "true  | Forwarded       | for=9.%s.1.1;x=\", for=203.0.113.7",
        "true  | X-Forwarded-For | 9.%s.1.1"
      })
  void whoeverGuessesIsSlowedDownWhateverTheyWrite(boolean rfc, String header, String value)
      throws IOException {
    var service = rfc ? standard : usual;
    var receipt = protectedUpload(service);
    int refused = 0;
    for (int i = 0; i < PasswordTries.FREE_FAILURES + 2; i++) {
      var answer =
          service
              .client()
              .get(
                  "/f/" + receipt.path("id").asText(),
                  "Waybill-Password",
                  "wrong" + i,
                  header,
                  value.formatted(i));
      refused += answer.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(2);
  }

  private static JsonNode protectedUpload(Service service) throws IOException {
    var body =
        """
        --x\r
        Content-Disposition: form-data; name="files"; filename="a.txt"\r
        \r
        data\r
        --x\r
        Content-Disposition: form-data; name="password"\r
        \r
        secret\r
        --x--\r
        """;
    return receipt(
        service
            .client()
            .send(
                "POST",
                "/upload",
                BodyPublishers.ofString(body),
                "Content-Type",
                "multipart/form-data; boundary=x")
            .body());
  }

  private static JsonNode put(Service service, String... headers) throws IOException {
    return receipt(
        service
            .client()
            .send("PUT", "/upload/a.txt", BodyPublishers.ofString("data"), headers)
            .body());
  }

  private static JsonNode receipt(byte[] answer) throws IOException {
    return new JsonMapper().readTree(answer);
  }
}
