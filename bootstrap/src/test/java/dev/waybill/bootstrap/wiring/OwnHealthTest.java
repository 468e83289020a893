package dev.waybill.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.waybill.bootstrap.wiring.HeapRoom.Collection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnHealthTest {
  private final HeapRoom room = new HeapRoom(Optional::empty, 100);
  private final HeapRoom full =
      new HeapRoom(() -> Optional.of(new Collection(Duration.ZERO, 100)), 100);

  @TempDir private Path folder;

  @Test
  void a_process_that_has_what_it_needs_takes_requests() {
    assertThat(new OwnHealth(Optional.of(folder), room).get().isReady()).isTrue();
    assertThat(new OwnHealth(Optional.empty(), room).get().isReady()).isTrue();
  }

  @Test
  void one_whose_data_folder_is_gone_does_not() {
    var health = new OwnHealth(Optional.of(folder.resolve("gone")), room).get();
    assertThat(health.problems()).containsExactly("disk");
    assertThat(health.reasons())
        .containsOnly(entry("disk", "the data folder cannot be used: is its volume mounted?"));
  }

  @Test
  void one_without_memory_does_not() {
    assertThat(new OwnHealth(Optional.empty(), full).get().problems()).containsExactly("memory");
  }
}
