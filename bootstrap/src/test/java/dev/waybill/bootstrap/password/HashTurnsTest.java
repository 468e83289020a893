package dev.waybill.bootstrap.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.port.Busy;
import dev.waybill.application.port.ShareUsedUp;
import dev.waybill.bootstrap.password.HashRefusals.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// With one turn, which the test holds at first.
@Timeout(60)
class HashTurnsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final HashRefusals refusals = new HashRefusals(() -> 0);
  private final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private HashTurns turns = turns(1000, 300, HOUR);

  private HashTurns turns(int waiting, int ofNetwork, Duration patience) {
    return new HashTurns(new HashLimits(1, waiting, ofNetwork, patience, 1), refusals);
  }

  @AfterEach
  void interrupt() {
    clients.forEach(Thread::interrupt);
  }

  private void hold() {
    turns.take("test");
  }

  private void waits(String network) {
    var before = turns.waiting();
    var client =
        Thread.startVirtualThread(
            () -> {
              try {
                turns.take(network);
                order.add(network);
                turns.leave();
              } catch (Busy atTheEnd) {
                assertThat(atTheEnd).hasCauseInstanceOf(InterruptedException.class);
              }
            });
    clients.add(client);
    while (turns.waiting() == before) {
      Thread.onSpinWait();
    }
  }

  private List<String> served() throws InterruptedException {
    turns.leave();
    for (var client : clients) {
      client.join();
    }
    return List.copyOf(order);
  }

  /// S5 of the security review.
  @Test
  void networks_take_turns_however_many_passwords_each_has_sent() throws InterruptedException {
    hold();
    for (int i = 0; i < 300; i++) {
      waits("crowd");
    }
    waits("one");
    waits("two");
    waits("two");
    assertThat(served().subList(0, 8))
        .containsExactly("crowd", "crowd", "one", "crowd", "two", "crowd", "two", "crowd");
    assertThat(order).hasSize(303);
    assertThat(turns.waiting()).isZero();
  }

  /// Else two networks with one password after the other would keep everybody else out.
  @Test
  void a_network_that_waits_has_every_second_turn_whoever_comes_anew() throws InterruptedException {
    hold();
    waits("crowd");
    waits("crowd");
    waits("crowd");
    waits("a");
    waits("b");
    waits("c");
    assertThat(served()).containsExactly("crowd", "crowd", "a", "crowd", "b", "c");
  }

  @Test
  void a_network_with_its_share_of_waiting_places_full_is_refused_and_others_are_not()
      throws InterruptedException {
    turns = turns(1000, 2, HOUR);
    hold();
    waits("crowd");
    waits("crowd");
    assertThatExceptionOfType(ShareUsedUp.class)
        .isThrownBy(() -> turns.take("crowd"))
        .satisfies(refused -> assertThat(refused.retryAfter()).isPositive());
    waits("one");
    assertThat(served()).containsExactly("crowd", "crowd", "one");
    assertThat(refusals.counted(Reason.NETWORK_SHARE)).isEqualTo(1);
  }

  @Test
  void all_networks_together_have_a_limit_too() {
    turns = turns(2, 2, HOUR);
    hold();
    waits("a");
    waits("b");
    assertThatThrownBy(() -> turns.take("c")).isInstanceOf(Busy.class);
    assertThat(refusals.counted(Reason.QUEUE_FULL)).isEqualTo(1);
  }

  @Test
  void whoever_waits_too_long_is_told_so_and_takes_no_turn() {
    turns = turns(2, 2, Duration.ofMillis(1));
    hold();
    assertThatThrownBy(() -> turns.take("a")).isInstanceOf(Busy.class);
    assertThat(refusals.counted(Reason.WAITED_TOO_LONG)).isEqualTo(1);
    assertThat(turns.waiting()).isZero();
    turns.leave();
    turns.take("b");
  }

  @Test
  void an_interrupt_ends_the_wait_and_is_kept() {
    hold();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> turns.take("a")).isInstanceOf(Busy.class);
    assertThat(Thread.interrupted()).isTrue();
    turns.leave();
    turns.take("b");
  }
}
