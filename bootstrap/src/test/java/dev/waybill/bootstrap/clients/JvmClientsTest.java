package dev.waybill.bootstrap.clients;

import dev.waybill.bootstrap.testing.InTurn;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The clients of Java programs.
@InTurn("clients-jvm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JvmClientsTest {
  private static final String NO_PATCH = "HttpURLConnection refuses PATCH";
  private static final String NO_ESCAPE = "does not escape quotation marks: its fault";
  private static final String ASCII_HEADERS = "refuses header values beyond ASCII, unless asked";
  private static final String ONLY_ASCII = "writes ? for what is not ASCII: its fault";

  private static final String WRONG = "[status with the password]";

  private Matrix matrix;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    matrix = Matrix.start("jvm", folder);
  }

  @AfterAll
  void stop() {
    if (matrix != null) {
      matrix.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> every_client_does_every_case() {
    return matrix.tests(Stream.of(jdk(), apache(), others()).flatMap(List::stream).toList());
  }

  private static List<Row> jdk() {
    return List.of(
        row("HttpClient 1.1", () -> JdkHttpClientSession.ofFiles(Version.HTTP_1_1))
            .deviates(ONLY_ASCII, WRONG, Case.PASSWORD_HEADER),
        row("HttpClient 1.1, bytes", () -> JdkHttpClientSession.ofBytes(Version.HTTP_1_1))
            .deviates(ONLY_ASCII, WRONG, Case.PASSWORD_HEADER),
        row("HttpClient default", () -> JdkHttpClientSession.ofFiles(Version.HTTP_2))
            .deviates(ONLY_ASCII, WRONG, Case.PASSWORD_HEADER),
        row("HttpClient default, bytes", () -> JdkHttpClientSession.ofBytes(Version.HTTP_2))
            .deviates(ONLY_ASCII, WRONG, Case.PASSWORD_HEADER),
        row("HttpURLConnection", UrlConnectionSession::new)
            .deviates(NO_PATCH, "Invalid HTTP method: PATCH", Case.PATCH),
        row("Spring RestClient", SpringSession::new)
            .deviates(ONLY_ASCII, WRONG, Case.PASSWORD_HEADER),
        row("Jersey", JerseySession::new)
            .deviates(NO_PATCH, "Invalid HTTP method: PATCH", Case.PATCH));
  }

  private static List<Row> apache() {
    return List.of(
        row("Apache 4 strict", ApacheFourSession::strict)
            .deviates(ONLY_ASCII, WRONG, Case.PASSWORD_BASIC)
            .deviates(ONLY_ASCII, "M?rz f?r ?uvre.bin", Case.NAME_UMLAUTS)
            .deviates(ONLY_ASCII, "?? ? end.bin", Case.NAME_WIDE),
        row("Apache 4 browser", ApacheFourSession::browserCompatible)
            .deviates(ONLY_ASCII, WRONG, Case.PASSWORD_BASIC),
        row("Apache 4 RFC 6532", ApacheFourSession::rfc6532)
            .deviates(ONLY_ASCII, WRONG, Case.PASSWORD_BASIC),
        row("Apache 5 strict", () -> new ApacheFiveSession(HttpMultipartMode.STRICT)),
        row("Apache 5 extended", () -> new ApacheFiveSession(HttpMultipartMode.EXTENDED))
            .deviates(
                "percent-encodes a name of ASCII and adds no filename*: its fault",
                "the%20\"final\"%20report.bin",
                Case.NAME_QUOTES),
        row("Apache 5 legacy", () -> new ApacheFiveSession(HttpMultipartMode.LEGACY)));
  }

  private static List<Row> others() {
    return List.of(
        row("OkHttp", OkHttpSession::http1)
            .deviates(ASCII_HEADERS, "Unexpected char 0xf1", Case.PASSWORD_HEADER),
        http2("OkHttp h2", OkHttpSession::http2)
            .deviates(ASCII_HEADERS, "Unexpected char 0xf1", Case.PASSWORD_HEADER),
        row("Jetty", JettySession::http1)
            .deviates(NO_ESCAPE, "malformed_multipart", Case.NAME_QUOTES),
        http2("Jetty h2", JettySession::http2)
            .deviates(NO_ESCAPE, "malformed_multipart", Case.NAME_QUOTES));
  }

  private static Row row(String name, JvmClient.Opening opening) {
    return Row.of(new JvmClient(name, opening));
  }

  private static Row http2(String name, JvmClient.Opening opening) {
    return Row.of(new JvmClient(name, Client.Protocol.HTTP_2, opening));
  }
}
