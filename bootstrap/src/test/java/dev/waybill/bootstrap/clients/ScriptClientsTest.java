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

/// The clients of Node, PHP, Perl and Ruby.
@InTurn("clients-script")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptClientsTest {
  private static final String WHOLE_FORM = "makes a form in memory, with its length";

  private Matrix matrix;
  private Path modules;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    modules = OutsideTools.folder("clients-node");
    OutsideTools.folder("clients-scripts");
    matrix = Matrix.start("script", folder);
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
            node("fetch of Node", "with_fetch"),
            node("undici request", "with_undici"),
            node("axios", "with_axios"),
            node("got", "with_got"),
            script("PHP curl", "php", "with_curl.php").cannot(WHOLE_FORM, Case.FORM_STREAM),
            script("PHP stream", "php", "with_stream.php")
                .cannot(
                    "sends what it has in memory, with its length",
                    Case.FORM_STREAM,
                    Case.PUT_STREAM,
                    Case.TOO_LARGE_STREAM)
                .cannot("closes each connection", Case.REUSE),
            script("LWP", "perl", "with_lwp.pl"),
            script("Net::HTTP", "ruby", "with_net_http.rb")));
  }

  private Row node(String name, String source) {
    return row(name, "node", "src/test/clients/node/" + source + ".mjs")
        .cannot("knows the length of the platform's FormData", Case.FORM_STREAM);
  }

  private Row script(String name, String program, String source) {
    return row(name, program, "src/test/clients/scripts/" + source);
  }

  private Row row(String name, String program, String source) {
    var variables = Map.of("MODULES", modules.toString());
    return Row.of(new Driver(name, Protocol.HTTP_1, List.of(program, source), variables));
  }
}
