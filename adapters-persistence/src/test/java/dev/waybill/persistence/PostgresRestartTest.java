package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.port.DatabaseUnavailable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A server that is stopped, or killed, and started again, while uploads come in.
@Tag("slow")
class PostgresRestartTest {
  private static final int KILLS = 5;
  private static final int WRITERS = 4;

  private final InstalledServer installed = InstalledServer.start();
  private final PostgresUnderTest server = installed.underTest();
  private final Node node = new Node(server.open(server.fresh()));

  @AfterEach
  void close() {
    node.close();
    installed.close();
  }

  @Test
  void afterARestartAllComesBackByItself() {
    node.add(upload(1));
    installed.stop();
    node.assertSaysThatItIsUnavailable();
    installed.startAgain();
    node.assertRecovers(upload(2));
    assertThat(node.find(upload(1))).isPresent();
  }

  @Test
  void whatWasAcknowledgedSurvivesEveryKill() {
    var acknowledged = ConcurrentHashMap.<Integer>newKeySet();
    var next = new AtomicInteger();
    for (int kill = 0; kill < KILLS; kill++) {
      var stop = next.get() + 200;
      AtOnce.run(
          WRITERS + 1,
          n -> {
            if (n < WRITERS) {
              addUntilItFails(next, acknowledged);
            } else {
              Node.await(Node.RECOVERY.multipliedBy(3), () -> next.get() > stop);
              installed.kill();
            }
          });
      installed.startAgain();
      Node.await(Node.RECOVERY, node::isAvailable);
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILLS * 100);
    assertThat(acknowledged)
        .allSatisfy(n -> assertThat(node.find(upload(n, 2))).contains(upload(n, 2)));
  }

  private void addUntilItFails(AtomicInteger next, Set<Integer> acknowledged) {
    try {
      while (true) {
        var n = next.incrementAndGet();
        node.add(upload(n, 2));
        acknowledged.add(n);
      }
    } catch (DatabaseUnavailable killed) {
      // What was not acknowledged may be there or not.
    }
  }
}
