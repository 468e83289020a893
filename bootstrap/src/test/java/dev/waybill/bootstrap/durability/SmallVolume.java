package dev.waybill.bootstrap.durability;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small file system in memory, mounted for a test. Needs root.
public record SmallVolume(Path directory) implements AutoCloseable {
  public static SmallVolume mount(Path directory, int bytes) {
    var mounted =
        Ended.run(
            new ProcessBuilder(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + bytes,
                "waybill-test",
                directory.toString()));
    Required.that(mounted.exit() == 0, "root that may mount a tmpfs");
    return new SmallVolume(directory);
  }

  /// Takes room until so many bytes are free.
  public void leave(int free) throws IOException {
    var room = Files.getFileStore(directory).getUsableSpace();
    Files.write(filler(), new byte[(int) Math.max(0, room - free)]);
  }

  /// Takes all room that there is, and leaves what was taken before where it is.
  void fill() throws IOException {
    try (var filler = Files.newOutputStream(filler(), CREATE, APPEND)) {
      while (room() > 0) {
        filler.write(new byte[(int) Math.min(room(), 1 << 20)]);
      }
    }
  }

  long room() throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
  }

  public void makeRoom() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return directory.resolve("filler");
  }

  @Override
  public void close() {
    var unmounted = Ended.run(new ProcessBuilder("umount", directory.toString()));
    assertThat(unmounted.exit()).as(unmounted.err()).isZero();
  }
}
