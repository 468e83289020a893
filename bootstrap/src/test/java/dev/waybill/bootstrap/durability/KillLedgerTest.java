package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.WaybillProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 under load, again and again: an upload that was answered 200 is there, one that was not
/// leaves nothing behind.
final class KillLedgerTest {
  private static final int CLIENTS = 6;

  /// A kill comes so many answers after the load began, at most, and then so much later. None: it
  /// comes while the first requests are under way.
  private static final int MOST_ANSWERS = 40;

  private static final int MOST_MILLIS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LARGEST = "16MiB";

  private final Ledger ledger = new Ledger();

  @TempDir private Path temporary;
  private Path data = Path.of("");

  @BeforeEach
  void folder() {
    data = temporary.resolve("data");
  }

  @Test
  void whatWasAnsweredOutlivesAFewKills() {
    killing(5, 20261123);
  }

  @Test
  @Tag("slow")
  void whatWasAnsweredOutlivesManyKills() {
    killing(20, 42);
  }

  private void killing(int kills, long seed) {
    var random = new Random(seed);
    for (int i = 0; i < kills; i++) {
      try (var waybill = start()) {
        check(waybill);
        loadUntilKilled(waybill, random);
      }
    }
    var swept = WaybillProcess.run("sweep", data);
    assertThat(swept.exit()).as(swept.err()).isZero();
    nothingIsLeftBehind();
    try (var waybill = start()) {
      check(waybill);
    }
    assertThat(ledger.faults()).isEmpty();
    // A kill that hits no upload would show nothing.
    assertThat(ledger.acknowledged()).isGreaterThan(kills);
    System.out.printf(
        "| kills | acknowledged | lost | altered | left behind |%n| %d | %d | 0 | 0 | 0 |%n",
        kills, ledger.acknowledged());
  }

  private WaybillProcess start() {
    return WaybillProcess.serve(data, "--max-upload-size", LARGEST);
  }

  private void check(WaybillProcess waybill) {
    var check = Check.of(ledger, waybill.port());
    assertThat(check.lost()).as("lost").isEmpty();
    assertThat(check.altered()).as("altered").isEmpty();
  }

  private void loadUntilKilled(WaybillProcess waybill, Random random) {
    var killed = new AtomicBoolean();
    var clients = new ArrayList<Thread>();
    for (int i = 0; i < CLIENTS; i++) {
      var client =
          new Client(new Wire(waybill.port()), ledger, new Random(random.nextLong()), killed);
      clients.add(Thread.ofPlatform().start(client::run));
    }
    var answers = ledger.acknowledged() + random.nextInt(MOST_ANSWERS);
    assertThat(ledger.reaches(answers, PATIENCE)).as("uploads are answered").isTrue();
    assertThat(waybill.endsWithin(random.nextInt(MOST_MILLIS))).as("ended by itself").isFalse();
    killed.set(true);
    waybill.kill();
    clients.forEach(KillLedgerTest::join);
  }

  private static void join(Thread client) {
    try {
      client.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void nothingIsLeftBehind() {
    var folder = new DataFolder(data);
    assertThat(folder.tombstones()).isEmpty();
    assertThat(folder.blobs()).isEqualTo(folder.known());
    assertThat(folder.staged()).isEmpty();
  }
}
