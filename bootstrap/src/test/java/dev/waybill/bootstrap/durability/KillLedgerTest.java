package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.Sweep;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 under load, again and again: an upload that was answered 200 is there, one that was not
/// leaves nothing behind. Where several nodes can serve, two do, and one at a time is killed.
final class KillLedgerTest {
  /// Lines that are looked at after every kill; after the last one all are.
  private static final int RECENT = 20;

  private final Ledger ledger = new Ledger();
  private final Score score = new Score("kill -9 at random");
  private final ArrayDeque<KilledNode> nodes = new ArrayDeque<>();

  @TempDir private Path temporary;

  @Test
  void whatWasAnsweredOutlivesAFewKills() {
    var data = temporary.resolve("data");
    killing(5, 20261123, data, Launch.of(data));
  }

  @Test
  @InTurn("kills")
  void whatWasAnsweredOutlivesManyKills() {
    var data = temporary.resolve("data");
    killing(60, 42, data, Launch.of(data).quick());
  }

  private void killing(int kills, long seed, Path data, Launch launch) {
    var random = new Random(seed);
    try {
      if (Edition.current() == Edition.DISTRIBUTED) {
        addNode(launch, random);
      }
      for (int i = 0; i < kills; i++) {
        addNode(launch, random);
        nodes.removeFirst().killSoon(random);
        score.killed();
      }
    } finally {
      nodes.forEach(KilledNode::close);
    }
    end(data, launch);
    // A kill that hits no upload would show nothing.
    assertThat(ledger.acknowledged()).isGreaterThan(kills);
  }

  private void addNode(Launch launch, Random random) {
    var node = KilledNode.start(launch, ledger);
    nodes.add(node);
    var recent = ledger.takeRecent(RECENT);
    score.add(Check.of(recent, Set.of(), node.port()));
    recent.forEach(ledger::putBack);
    node.load(random);
  }

  private void end(Path data, Launch launch) {
    Sweep.once(data);
    score.add("after the kills", Edition.site(data).look());
    try (var node = KilledNode.start(launch, ledger)) {
      score.add(Check.of(ledger, node.port()));
    }
    score.acknowledged(ledger.acknowledged());
    score.record();
    assertThat(score.broken()).isEmpty();
    assertThat(ledger.faults()).isEmpty();
  }
}
