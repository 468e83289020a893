package dev.waybill.bootstrap.clients;

import dev.waybill.bootstrap.clients.Client.Protocol;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// curl and wget. What can only download is tried by [DownloadersTest].
@InTurn("clients-cli")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineClientsTest {
  private Matrix matrix;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    OutsideTools.folder("clients-cli");
    matrix = Matrix.start("cli", folder);
  }

  @AfterAll
  void stop() {
    if (matrix != null) {
      matrix.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> every_client_does_every_case() {
    var knowledge = "--http2-prior-knowledge";
    return matrix.tests(
        List.of(
            Row.of(curl("curl --http1.1", "--http1.1")),
            Row.of(curl("curl --http2", "--http2")),
            Row.of(driver("curl " + knowledge, Protocol.HTTP_2, "curl", knowledge))
                .deviates(
                    "curl 7.88 fails at its second request to any server: its fault",
                    "Error in the HTTP2 framing layer",
                    Case.REUSE),
            Row.of(driver("wget", Protocol.HTTP_1, "wget"))
                .cannot(
                    "knows the length of what it sends",
                    Case.FORM_STREAM,
                    Case.PUT_STREAM,
                    Case.TOO_LARGE_STREAM)
                .cannot("asks for ranges only by -c: see downloads", Case.RANGE, Case.RESUME)
                .cannot("one request a process", Case.REUSE)));
  }

  /// @param options of curl, with which it speaks HTTP/1.1
  static Client curl(String name, String... options) {
    var words = new ArrayList<>(List.of("curl"));
    words.addAll(List.of(options));
    return driver(name, Protocol.HTTP_1, words.toArray(String[]::new));
  }

  private static Client driver(String name, Protocol protocol, String... words) {
    var command = new ArrayList<>(List.of(words));
    command.set(0, "src/test/clients/cli/" + words[0]);
    return new Driver(name, protocol, command, Map.of());
  }
}
