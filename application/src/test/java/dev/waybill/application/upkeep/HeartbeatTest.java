package dev.waybill.application.upkeep;

import static dev.waybill.application.fake.Uploads.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.port.NodeRegistry.Node;
import dev.waybill.application.port.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final FakeDatabase database = new FakeDatabase();
  private final MovableClock clock = new MovableClock();
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> absences = new ArrayList<>();
  private final AtomicLong ids = new AtomicLong();
  private int removals;
  private boolean outdated;
  private final LiveNodes nodes = new LiveNodes(database, clock);
  private final Heartbeat heartbeat = of("a", "k1", "k2");

  private Heartbeat of(String name, String... keys) {
    return new Heartbeat(
        id -> new Node(id, name, "1", List.of(keys), 0, NOW, false, clock.instant()),
        () -> ids.getAndIncrement() + name,
        database,
        clock,
        nanos::get,
        new Heartbeat.Absence() {
          @Override
          public void over(Duration time) {
            absences.add(time);
          }

          @Override
          public void removed() {
            removals++;
            if (outdated) {
              throw new IllegalStateException("the files are elsewhere");
            }
          }
        });
  }

  private void pass(Duration time) {
    clock.move(time);
    nanos.addAndGet(time.toNanos());
  }

  private List<String> alive() {
    return nodes.alive().stream().map(Node::name).toList();
  }

  @Test
  void a_node_that_beats_is_alive() {
    heartbeat.beat();
    of("b").beat();
    assertThat(alive()).containsExactly("a", "b");
  }

  @Test
  void one_that_does_not_is_taken_for_dead_after_a_minute() {
    heartbeat.beat();
    pass(LiveNodes.STALE.minusMillis(1));
    assertThat(alive()).containsExactly("a");
    pass(Duration.ofMillis(1));
    assertThat(alive()).isEmpty();
    assertThat(nodes.all()).hasSize(1);
  }

  @Test
  void one_that_stops_is_gone_at_once_and_stays_gone() {
    heartbeat.beat();
    heartbeat.end();
    heartbeat.beat();
    assertThat(nodes.all()).isEmpty();
  }

  @Test
  void one_that_was_paused_finds_out_and_says_so_once() {
    heartbeat.beat();
    pass(Duration.ofSeconds(90));
    heartbeat.catchUp();
    heartbeat.catchUp();
    heartbeat.beat();
    assertThat(absences).containsExactly(Duration.ofSeconds(90));
    assertThat(alive()).containsExactly("a");
  }

  @Test
  void catching_up_does_nothing_where_nothing_was_missed() {
    heartbeat.beat();
    pass(Heartbeat.SILENCE.minusMillis(1));
    database.feel(Mood.DOWN);
    heartbeat.catchUp();
    assertThat(absences).isEmpty();
  }

  @Test
  void one_that_cannot_say_that_it_is_back_takes_up_no_work() {
    heartbeat.beat();
    pass(Heartbeat.SILENCE);
    database.feel(Mood.DOWN);
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(heartbeat::catchUp);
    database.feel(Mood.WELL);
    heartbeat.catchUp();
    assertThat(absences).hasSize(1);
  }

  @Test
  void one_that_was_removed_comes_back_under_another_id() {
    assertThat(heartbeat.id()).isEmpty();
    heartbeat.beat();
    var before = heartbeat.id();
    pass(LiveNodes.STALE.minusMillis(1));
    assertThat(nodes.retireTheDead()).hasSize(1);
    pass(Duration.ofMillis(1));
    assertThat(nodes.retireTheDead()).isEmpty();
    assertThat(nodes.all()).isEmpty();
    assertThat(heartbeat.id()).isEqualTo(before);
    heartbeat.beat();
    assertThat(heartbeat.id()).isNotEqualTo(before);
    assertThat(removals).isOne();
    assertThat(alive()).containsExactly("a");
    heartbeat.beat();
    assertThat(nodes.all()).extracting(Node::id).containsExactly(heartbeat.id());
    assertThat(removals).isOne();
  }

  @Test
  void one_that_is_out_of_date_stays_out() {
    heartbeat.beat();
    var before = heartbeat.id();
    pass(LiveNodes.STALE);
    assertThat(nodes.retireTheDead()).isEmpty();
    outdated = true;
    for (int n = 0; n < 2; n++) {
      assertThatExceptionOfType(IllegalStateException.class).isThrownBy(heartbeat::beat);
    }
    assertThat(heartbeat.id()).isEqualTo(before);
    assertThat(nodes.all()).isEmpty();
  }

  @Test
  void the_row_of_one_that_died_long_ago_is_removed() {
    of("dead").beat();
    pass(LiveNodes.FORGOTTEN.plusMillis(1));
    heartbeat.beat();
    assertThat(nodes.all()).extracting(Node::name).containsExactly("a");
  }

  @Test
  void who_does_not_know_a_key_is_named() {
    heartbeat.beat();
    of("b", "k2").beat();
    assertThat(nodes.without("k1")).extracting(Node::name).containsExactly("b");
    assertThat(nodes.without("k2")).isEmpty();
  }
}
