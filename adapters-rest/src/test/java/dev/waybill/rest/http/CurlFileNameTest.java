package dev.waybill.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.application.contract.Required;
import dev.waybill.domain.upload.FileName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The name under which the real `curl -OJ` saves a file.
class CurlFileNameTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "report.pdf, report.pdf",
    "a b;c=d.txt, a b;c=d.txt",
    "100%.txt, 100%.txt",
    "a%00.jpg, a%00.jpg",
    "it''s.txt, it''s.txt",
    "$(id), $(id)",
    "'ünïcode 文件.txt', unicode __.txt",
    "a\"b.txt, a_b.txt",
    ".\u0301.\u0301, file",
  })
  void curlSavesTheName(String name, String saved) throws IOException, InterruptedException {
    Required.program("curl");
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var disposition = ContentDisposition.attachment(FileName.of(name));
          exchange.getResponseHeaders().set("Content-Disposition", disposition);
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    try {
      download("http://127.0.0.1:" + server.getAddress().getPort() + "/f/id");
    } finally {
      server.stop(0);
    }
    assertThat(folder.resolve(saved)).hasContent("ok");
  }

  private void download(String url) throws IOException, InterruptedException {
    var curl =
        new ProcessBuilder("curl", "-sSOJ", "--noproxy", "*", "--max-time", "20", url)
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(curl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(curl.exitValue()).isZero();
  }
}
