package dev.waybill.bootstrap.testing;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveFolderTest {
  private static final int WALKS = 300;
  private static final int FILES = 200;

  @TempDir private Path root;

  @Test
  void missing() {
    assertThat(new LiveFolder(root.resolve("none")).files()).isEmpty();
  }

  @Test
  void sizes() throws IOException {
    Files.createDirectories(root.resolve("a/b"));
    Files.write(root.resolve("a/b/three"), new byte[3]);
    Files.write(root.resolve("one"), new byte[1]);
    assertThat(new LiveFolder(root).files())
        .containsExactly(entry(Path.of("a/b/three"), 3L), entry(Path.of("one"), 1L));
  }

  @Test
  void vanishing() throws Exception {
    Files.write(root.resolve("kept"), new byte[1]);
    var over = new AtomicBoolean();
    var changes = Thread.ofPlatform().start(() -> comeAndGo(over));
    try {
      for (int walk = 0; walk < WALKS; walk++) {
        assertThat(new LiveFolder(root).files()).containsKey(Path.of("kept"));
      }
    } finally {
      over.set(true);
      changes.join();
    }
  }

  /// So many that a walk has most of their names before it looks at them.
  private void comeAndGo(AtomicBoolean over) {
    try {
      while (!over.get()) {
        for (int file = 0; file < FILES; file++) {
          Files.write(root.resolve("file" + file), new byte[1]);
        }
        for (int file = 0; file < FILES; file++) {
          Files.delete(root.resolve("file" + file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
