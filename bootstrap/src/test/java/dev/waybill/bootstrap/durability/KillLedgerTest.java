package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.Sweep;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
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

  /// Lines that are looked at after every kill; after the last one all are.
  private static final int RECENT = 20;

  private final Ledger ledger = new Ledger();
  private final Score score = new Score("kill -9 at random");

  @TempDir private Path temporary;
  private Path data = Path.of("");
  private Launch launch = Launch.of(Path.of(""));

  @BeforeEach
  void folder() {
    data = temporary.resolve("data");
  }

  @Test
  void whatWasAnsweredOutlivesAFewKills() {
    killing(5, 20261123, false);
  }

  @Test
  @Tag("slow")
  void whatWasAnsweredOutlivesManyKills() {
    killing(70, 42, true);
  }

  private void killing(int kills, long seed, boolean quick) {
    var random = new Random(seed);
    launch = quick ? Launch.of(data).quick() : Launch.of(data);
    for (int i = 0; i < kills; i++) {
      try (var waybill = start()) {
        score.add(Check.of(ledger.recent(RECENT), Set.of(), waybill.port()));
        loadUntilKilled(waybill, random);
        score.killed();
      }
    }
    Sweep.once(data);
    score.add("after the kills", Edition.site(data).look());
    try (var waybill = start()) {
      score.add(Check.of(ledger, waybill.port()));
    }
    score.acknowledged(ledger.acknowledged());
    score.record();
    assertThat(score.broken()).isEmpty();
    assertThat(ledger.faults()).isEmpty();
    // A kill that hits no upload would show nothing.
    assertThat(ledger.acknowledged()).isGreaterThan(kills);
  }

  private WaybillProcess start() {
    return WaybillProcess.serve(launch, "--max-upload-size", LARGEST);
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
}
