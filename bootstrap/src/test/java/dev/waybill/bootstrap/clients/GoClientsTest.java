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

/// The clients of Go programs.
@InTurn("clients-go")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoClientsTest {
  private Path tools;
  private Matrix matrix;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    tools = OutsideTools.folder("clients-go");
    matrix = Matrix.start("go", folder);
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
            row("net/http", Protocol.HTTP_1, "http1"),
            row("net/http h2c", Protocol.HTTP_2, "h2c"),
            row("resty", Protocol.HTTP_1, "resty")
                .cannot("makes a form in memory, with its length", Case.FORM_STREAM)));
  }

  private Row row(String name, Protocol protocol, String kind) {
    var command = List.of(tools.resolve("clients").toString(), kind);
    return Row.of(new Driver(name, protocol, command, Map.of()));
  }
}
