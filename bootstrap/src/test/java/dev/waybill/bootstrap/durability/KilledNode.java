package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/// A node under load, which goes on until it is killed.
final class KilledNode implements AutoCloseable {
  private static final int CLIENTS = 6;

  /// A kill comes so many answers after the load began, at most, and then so much later. None: it
  /// comes while the first requests are under way.
  private static final int MOST_ANSWERS = 40;

  private static final int MOST_MILLIS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LARGEST = "16MiB";

  private final WaybillProcess node;
  private final Ledger ledger;
  private final AtomicBoolean killed = new AtomicBoolean();
  private final List<Thread> clients = new ArrayList<>();

  private KilledNode(WaybillProcess node, Ledger ledger) {
    this.node = node;
    this.ledger = ledger;
  }

  /// Starts without load.
  static KilledNode start(Launch launch, Ledger ledger) {
    return new KilledNode(WaybillProcess.serve(launch, "--max-upload-size", LARGEST), ledger);
  }

  int port() {
    return node.port();
  }

  void load(Random random) {
    for (int i = 0; i < CLIENTS; i++) {
      var client = new Client(new Wire(node.port()), ledger, new Random(random.nextLong()), killed);
      clients.add(Thread.ofPlatform().start(client::run));
    }
  }

  void killSoon(Random random) {
    var answers = ledger.acknowledged() + random.nextInt(MOST_ANSWERS);
    assertThat(ledger.reaches(answers, PATIENCE)).as("uploads are answered").isTrue();
    assertThat(node.endsWithin(random.nextInt(MOST_MILLIS))).as("ended by itself").isFalse();
    close();
  }

  @Override
  public void close() {
    killed.set(true);
    node.kill();
    clients.forEach(KilledNode::join);
  }

  private static void join(Thread client) {
    try {
      client.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
