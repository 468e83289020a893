package dev.waybill.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.wiring.HeapRoom.Collection;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeapRoomTest {
  private static final long MOST = 1_000;

  @Test
  void a_heap_that_stays_full_is_short_of_room() {
    assertThat(after(Duration.ZERO, 971))
        .hasValue("the heap has 971 of 1000 bytes in use after a collection");
    assertThat(after(Duration.ofMillis(9_999), 1_000)).isPresent();
  }

  @Test
  void one_that_has_room_is_not() {
    assertThat(after(Duration.ZERO, 970)).isEmpty();
    assertThat(new HeapRoom(Optional::empty, MOST).shortage()).isEmpty();
  }

  @Test
  void what_was_found_long_ago_counts_for_nothing() {
    assertThat(after(Duration.ofSeconds(10), 1_000)).isEmpty();
  }

  @Test
  void the_collector_of_this_process_is_asked() {
    assertThat(HeapRoom.ofThisProcess().shortage()).isEmpty();
  }

  private static Optional<String> after(Duration ago, long used) {
    return new HeapRoom(() -> Optional.of(new Collection(ago, used)), MOST).shortage();
  }
}
