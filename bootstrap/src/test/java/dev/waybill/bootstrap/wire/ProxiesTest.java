package dev.waybill.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Uploads and downloads through real proxies, which speak HTTP/1.1 or HTTP/2 with the service.
@InTurn("proxies")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxiesTest {
  private final StringBuilder table = new StringBuilder();
  private RunningWaybill waybill;

  static Stream<Arguments> ways() {
    return Stream.of(Proxy.values())
        .flatMap(
            proxy ->
                proxy.speaksHttp2()
                    ? Stream.of(Arguments.of(proxy, false), Arguments.of(proxy, true))
                    : Stream.of(Arguments.of(proxy, false)));
  }

  @BeforeAll
  void start(@TempDir Path data) {
    OutsideTools.folder("proxies");
    waybill = RunningWaybill.start(data);
    table.append("Through a proxy to the ").append(Edition.current()).append(" edition\n");
  }

  @AfterAll
  void show() throws IOException {
    waybill.close();
    System.out.print(table);
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("proxies.txt"), table);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void everything_works_through_it(Proxy proxy, boolean http2, @TempDir Path folder)
      throws Exception {
    var failures = new ArrayList<String>();
    try (var running = RunningProxy.start(proxy, http2, waybill.port(), folder);
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var cells = new ArrayList<String>();
      new ProxyCases(client, running.port())
          .all()
          .forEach((title, trial) -> cells.add(title + ": " + tried(title, trial, failures)));
      var title = proxy.title() + (http2 ? ", HTTP/2" : ", HTTP/1.1");
      table.append("%-34s ".formatted(title)).append(String.join(" | ", cells)).append('\n');
    }
    assertThat(failures).isEmpty();
  }

  private static String tried(String title, ProxyCases.Trial trial, List<String> failures) {
    try {
      trial.run();
      return "ok";
    } catch (Exception | AssertionError e) {
      failures.add(title + ": " + e);
      return "FAILED";
    }
  }
}
