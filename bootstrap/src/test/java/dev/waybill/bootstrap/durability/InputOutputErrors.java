package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Ended;
import java.nio.file.Path;
import java.util.List;

/// Lets calls of the C library fail with EIO now and then, in a process that runs under libfiu.
///
/// @param fifo begins the names of the pipes by which it is told
record InputOutputErrors(Path fifo) {
  private static final double PROBABILITY = 0.15;
  private static final int EIO = 5;

  /// A program and its arguments that starts the process.
  List<String> tool() {
    return List.of("fiu-run", "-x", "-f", fifo.toString());
  }

  /// @param call as `posix/io/sync/fsync`
  void begin(long pid, String call) {
    tell(pid, "enable_random name=%s,probability=%s,failinfo=%s".formatted(call, PROBABILITY, EIO));
  }

  void end(long pid, String call) {
    tell(pid, "disable name=" + call);
  }

  private void tell(long pid, String command) {
    var told =
        Ended.run(
            new ProcessBuilder(
                "fiu-ctrl", "-f", fifo.toString(), "-c", command, Long.toString(pid)));
    assertThat(told.exit()).as(told.out() + told.err()).isZero();
  }
}
