package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.download.PasswordTries;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Guessing is slowed down for who guesses, and for nobody else. Clients are told apart by what a
/// trusted proxy says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordGuessingTest {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final String OFFICE = "192.0.2.10";
  private static final String SAME_OFFICE = "192.0.2.99";
  private static final String ELSEWHERE = "198.51.100.7";

  private RunningWaybill service;
  private ContractClient client;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--trusted-proxies", "127.0.0.1");
    client = new ContractClient(OpenApiContract.load(), service.url());
  }

  @AfterAll
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void onlyTheGuesserIsSlowedDown() {
    var id = protectedUpload();
    var other = protectedUpload();
    for (int i = 0; i < PasswordTries.FREE_FAILURES; i++) {
      assertThat(get(id, "wrong", OFFICE).statusCode()).isEqualTo(403);
    }

    var slowed = get(id, "wrong", OFFICE);
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(get(id, "secret", SAME_OFFICE).statusCode()).isEqualTo(429);
    assertThat(get(id, "secret", ELSEWHERE).statusCode()).isEqualTo(200);
    assertThat(get(other, "secret", OFFICE).statusCode()).isEqualTo(200);
  }

  @Test
  void rightPasswordsNeverCount() {
    var id = protectedUpload();
    for (int i = 0; i < PasswordTries.FREE_FAILURES + 2; i++) {
      assertThat(get(id, "secret", OFFICE).statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<byte[]> get(String id, String password, String from) {
    return client.get("/f/" + id, "Waybill-Password", password, "X-Forwarded-For", from);
  }

  private String protectedUpload() {
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
    var answer =
        client.send(
            "POST",
            "/upload",
            BodyPublishers.ofString(body),
            "Content-Type",
            "multipart/form-data; boundary=x");
    var found = ID.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
