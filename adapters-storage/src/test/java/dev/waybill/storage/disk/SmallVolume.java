package dev.waybill.storage.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small file system in memory, mounted for a test. Needs root.
final class SmallVolume implements AutoCloseable {
  private final Path directory;

  private SmallVolume(Path directory) {
    this.directory = directory;
  }

  /// @param options of tmpfs, as `size=4m`
  static SmallVolume mount(Path directory, String options) {
    var mounted =
        Program.run(
            List.of("mount", "-t", "tmpfs", "-o", options, "waybill-test", directory.toString()));
    Required.that(mounted.exit() == 0, "root that may mount a tmpfs");
    return new SmallVolume(directory);
  }

  Path directory() {
    return directory;
  }

  long free() throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
  }

  /// Takes room until exactly `left` bytes are free.
  void fillUpTo(long left) throws IOException {
    var filler = directory.resolve("filler");
    Files.deleteIfExists(filler);
    Files.write(filler, new byte[(int) (free() - left)]);
    assertThat(free()).isEqualTo(left);
  }

  void makeRoom() throws IOException {
    Files.delete(directory.resolve("filler"));
  }

  @Override
  public void close() {
    var unmounted = Program.run(List.of("umount", directory.toString()));
    assertThat(unmounted.exit()).as(unmounted.output()).isZero();
  }
}
