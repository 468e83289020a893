package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.durability.Balancer.Node;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.OutsideTools;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes behind a load balancer are restarted one after the other while clients go on: nobody
/// notices.
@InTurn("rolling")
@Tag("distributed")
final class RollingRestartTest {
  /// As an operator has it, who sets nothing.
  private static final String DRAIN_DELAY = "5s";

  private static final int BY_SIGNAL = 143;
  private static final int QUICK = 4;
  private static final int SLOW = 2;
  private static final int LEAST_REQUESTS = 2_000;
  private static final int LEAST_SLOW = 8;

  @TempDir private Path temporary;

  @BeforeAll
  static void requireBalancers() {
    OutsideTools.folder("proxies");
  }

  @Test
  void no_request_fails_behind_haproxy() throws Exception {
    rollingRestart("haproxy", nodes -> HaProxy.before(nodes, temporary));
  }

  @Test
  void no_request_fails_behind_nginx() throws Exception {
    rollingRestart("nginx", nodes -> Nginx.before(nodes, temporary));
  }

  private interface Placing {
    Balancer before(List<Node> nodes) throws IOException;
  }

  private void rollingRestart(String name, Placing placing) throws Exception {
    var a = Node.free("a");
    var b = Node.free("b");
    var first = serve(a);
    var second = serve(b);
    try (var proxy = placing.before(List.of(a, b));
        var traffic = new Traffic(proxy.port())) {
      traffic.warmUp();
      traffic.start(QUICK, SLOW);
      proxy.awaitIn(a);
      proxy.awaitIn(b);
      first = restarted(first, a, proxy);
      second = restarted(second, b, proxy);
      awaitTraffic(traffic);
      traffic.end();
      show(name, traffic);
      assertThat(traffic.failures()).isEmpty();
      assertThat(traffic.requests()).isGreaterThanOrEqualTo(LEAST_REQUESTS);
      assertThat(traffic.slow()).isGreaterThanOrEqualTo(LEAST_SLOW);
    } finally {
      first.close();
      second.close();
    }
  }

  private WaybillProcess restarted(WaybillProcess old, Node node, Balancer proxy) throws Exception {
    try (old) {
      old.terminate();
      proxy.awaitOut(node);
      assertThat(old.exit()).isEqualTo(BY_SIGNAL);
      assertThat(old.output()).doesNotContain("cut off");
    }
    var next = serve(node);
    proxy.awaitIn(node);
    return next;
  }

  private WaybillProcess serve(Node node) {
    return WaybillProcess.serve(
        Launch.of(temporary.resolve("data")),
        "--http-port",
        Integer.toString(node.service()),
        "--management-port",
        Integer.toString(node.management()),
        "--drain-delay",
        DRAIN_DELAY);
  }

  private static void awaitTraffic(Traffic traffic) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while ((traffic.requests() < LEAST_REQUESTS || traffic.slow() < LEAST_SLOW)
        && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static void show(String name, Traffic traffic) throws IOException {
    var line =
        "Rolling restart of two nodes behind %s: %d requests, %d of them slow transfers, %d failed%n"
            .formatted(name, traffic.requests(), traffic.slow(), traffic.failures().size());
    System.out.print(line);
    Files.writeString(Path.of("target", "rolling-restart-" + name + ".txt"), line);
  }
}
