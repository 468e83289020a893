package dev.waybill.bootstrap.clients;

import dev.waybill.bootstrap.clients.Client.Protocol;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The clients of Python programs, and HTTPie, which is one.
@InTurn("clients-python")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonClientsTest {
  private static final Path SOURCES = Path.of("src/test/clients/python");
  private static final String WHOLE_FORM = "makes a form in memory, with its length";

  private Matrix matrix;
  private Path tools;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    tools = OutsideTools.folder("clients-python");
    matrix = Matrix.start("python", folder);
  }

  @AfterAll
  void stop() {
    if (matrix != null) {
      matrix.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> every_client_does_every_case() {
    return matrix.tests(
        List.of(
            row("requests", "with_requests").cannot(WHOLE_FORM, Case.FORM_STREAM),
            row("urllib3", "with_urllib3").cannot(WHOLE_FORM, Case.FORM_STREAM),
            row("http.client", "with_http_client").cannot(WHOLE_FORM, Case.FORM_STREAM),
            row("aiohttp", "with_aiohttp"),
            row("httpx", "with_httpx"),
            Row.of(driver("httpx h2", "with_httpx", Protocol.HTTP_2)),
            row("HTTPie", "httpie").cannot("one request a process", Case.REUSE)));
  }

  private Row row(String name, String source) {
    return Row.of(driver(name, source, Protocol.HTTP_1));
  }

  private Driver driver(String name, String source, Protocol protocol) {
    var python = tools.resolve("bin/python").toString();
    var script = SOURCES.resolve(source + ".py").toString();
    var variables = Map.of("PROTOCOL", protocol == Protocol.HTTP_2 ? "h2" : "h1");
    return new Driver(name, protocol, List.of(python, script), variables);
  }
}
