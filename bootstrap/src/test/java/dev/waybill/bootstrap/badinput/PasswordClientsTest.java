package dev.waybill.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// D3 and D5 of the bug reports of others: a password with letters beyond ASCII, sent by clients
/// that people use, each in its own encoding, and by those that wait to be asked. Arguments of
/// programs are ASCII, so that the locale of these tests does not matter.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordClientsTest {
  private static final String PASSWORD = "p\u00e4ssw\u00f6rd";
  private static final String CONTENT = Target.content(1000);

  private Target target;
  private Path folder;
  private String link;

  @BeforeAll
  void start(@TempDir Path data, @TempDir Path files) {
    target = Target.start(data, "--rate-limits", "off");
    folder = files;
    link = "http://127.0.0.1:" + target.port() + target.protectedBy(PASSWORD).link();
  }

  @AfterAll
  void stop() {
    target.close();
  }

  @Test
  void wget_sends_it_when_it_is_asked_for_it() throws Exception {
    Required.program("wget");
    var settings = file("wgetrc", "user = x\npassword = " + PASSWORD + "\n");
    assertThat(run("wget", "--config=" + settings, "-q", "-O", "-", link)).isEqualTo(CONTENT);
    var wrong = file("wrong", "user = x\npassword = wrong\n");
    assertThat(run("wget", "--config=" + wrong, "-q", "-S", "-O", "-", link)).contains(" 403 ");
  }

  @Test
  void curl_sends_it_with_or_without_being_asked() throws Exception {
    Required.program("curl");
    var settings = file("curlrc", "user = \"x:" + PASSWORD + "\"\n");
    assertThat(run("curl", "-sS", "-K", settings, link)).isEqualTo(CONTENT);
    assertThat(run("curl", "-sS", "--anyauth", "-K", settings, link)).isEqualTo(CONTENT);
    var header = file("header", "header = \"Waybill-Password: " + PASSWORD + "\"\n");
    assertThat(run("curl", "-sS", "-K", header, link)).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth=('', PASSWORD)",
        "auth=('x', PASSWORD.encode('utf-8'))",
        "headers={'Waybill-Password': PASSWORD.encode('latin-1')}",
        "headers={'Waybill-Password': PASSWORD.encode('utf-8')}",
        "params={'pw': PASSWORD}"
      })
  void requests_opens_it(String how) throws Exception {
    Required.program("python3");
    Required.that(run("python3", "-c", "import requests").isEmpty(), "python3 with requests");
    var script =
        "import requests, sys\nPASSWORD = 'p\\u00e4ssw\\u00f6rd'\n"
            + ("sys.stdout.write(requests.get(sys.argv[1], " + how + ").text)");
    assertThat(run("python3", "-c", script, link)).isEqualTo(CONTENT);
  }

  @Test
  void a_fetch_of_node_opens_it() throws Exception {
    Required.program("node");
    var script =
        "fetch(process.argv[1], {headers: {'Waybill-Password': 'p\\u00e4ssw\\u00f6rd'}})"
            + ".then(answer => answer.text()).then(text => process.stdout.write(text))";
    assertThat(run("node", "-e", script, link)).isEqualTo(CONTENT);
  }

  /// Its header fields are ASCII, whatever is put into them; HTTP Basic it sends when it is asked.
  @Test
  void a_client_of_the_jdk_opens_it() throws Exception {
    var known =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("x", PASSWORD.toCharArray());
          }
        };
    try (var http = HttpClient.newBuilder().authenticator(known).build()) {
      var request = HttpRequest.newBuilder(URI.create(link)).build();
      assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo(CONTENT);
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, UTF_8).toString();
  }

  private static String run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var shown = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return shown;
  }
}
