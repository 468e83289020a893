package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The password form sets a cookie: what another site has a browser send is refused.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossSiteTest {
  private RunningWaybill plain;
  private RunningWaybill named;
  private RunningWaybill proxied;

  @BeforeAll
  void start(@TempDir Path first, @TempDir Path second, @TempDir Path third) {
    plain = RunningWaybill.start(first);
    named = RunningWaybill.start(second, "--public-url", "https://files.example.org");
    proxied = RunningWaybill.start(third, "--trusted-proxies", "127.0.0.1");
  }

  @AfterAll
  void stop() {
    plain.close();
    named.close();
    proxied.close();
  }

  /// `OWN` stands for the address that the request is sent to, `-` for a header that is not sent.
  @ParameterizedTest
  @CsvSource({
    "-,           -,                      303",
    "-,           null,                   303",
    "-,           http://OWN,             303",
    "-,           HTTP://OWN,             403",
    "-,           https://OWN,            303",
    "-,           https://evil.test,      403",
    "-,           http://evil.test:PORT,  403",
    "-,           http://OWN.evil.test,   403",
    "-,           http://evil.test@OWN,   403",
    "-,           http://OWN/,            403",
    "-,           http://localhost,       403",
    "-,           '',                     403",
    "none,        -,                      303",
    "none,        https://evil.test,      403",
    "same-origin, null,                   303",
    "same-origin, https://evil.test,      303",
    "same-site,   http://OWN,             403",
    "cross-site,  http://OWN,             403",
    "cross-site,  null,                   403"
  })
  void onlyOurOwnPagesSendTheForm(String site, String origin, int status) throws IOException {
    var port = Integer.toString(plain.port());
    var sent = origin.replace("OWN", plain.url().getAuthority()).replace("PORT", port);
    check(plain, status, "Sec-Fetch-Site", site, "Origin", sent);
  }

  @ParameterizedTest
  @CsvSource({
    "https://files.example.org,      303",
    "https://files.example.org:443,  303",
    "https://files.example.org:8443, 403",
    "https://example.org,            403"
  })
  void theConfiguredAddressIsOurs(String origin, int status) throws IOException {
    check(named, status, "Origin", origin);
  }

  @ParameterizedTest
  @CsvSource({
    "true,  https://files.example.org, 303",
    "true,  https://evil.test,         403",
    "false, https://files.example.org, 403"
  })
  void theHostThatAProxyNamesIsOursIfTheProxyIsTrusted(boolean trusted, String origin, int status)
      throws IOException {
    var service = trusted ? proxied : plain;
    check(service, status, "Origin", origin, "X-Forwarded-Host", "files.example.org");
  }

  /// @param headers name and value in turn; those with the value `-` are not sent
  private static void check(RunningWaybill service, int status, String... headers)
      throws IOException {
    try (var client = new ContractClient(OpenApiContract.load(), service.url())) {
      var answer = form(client, headers);
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Set-Cookie").isPresent()).isEqualTo(status == 303);
      if (status == 403) {
        var code = new ObjectMapper().readTree(answer.body()).path("code").asText();
        assertThat(code).isEqualTo("cross_site_form");
      }
    }
  }

  private static HttpResponse<byte[]> form(ContractClient client, String... headers)
      throws IOException {
    var upload = new Form().file("a.txt", "x").field("password", "secret").toString();
    var receipt =
        client.send("POST", "/upload", BodyPublishers.ofString(upload), "Content-Type", Form.TYPE);
    var link = "/f/" + new ObjectMapper().readTree(receipt.body()).path("id").asText();
    var sent = new ArrayList<>(List.of("Content-Type", House.FORM_TYPE));
    for (int i = 0; i < headers.length; i += 2) {
      if (!headers[i + 1].equals("-")) {
        sent.addAll(List.of(headers[i], headers[i + 1]));
      }
    }
    var body = BodyPublishers.ofString("password=secret");
    return client.send("POST", link, body, sent.toArray(String[]::new));
  }
}
