package dev.waybill.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A start that fails, at whichever step, leaves nothing open: no thread, no file, no port, no
/// lock.
class ServerStartTest {
  /// Threads of the JVM's own pools stay for a while, whoever used them.
  private static final Set<String> OF_THE_JVM =
      Set.of("ForkJoinPool", "VirtualThread", "Cleaner", "Common-Cleaner", "process reaper");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path data;
  private String servicePort = "";
  private String managementPort = "";

  @BeforeEach
  void choosePorts() throws IOException {
    try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      servicePort = Integer.toString(one.getLocalPort());
      managementPort = Integer.toString(other.getLocalPort());
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftOpenWhereItFails(StartStep step) throws IOException {
    var threads = threads();
    assertThatExceptionOfType(Told.class).isThrownBy(() -> start(new FailingAt(step)::before));
    assertThat(leftOf(threads)).isEmpty();
    assertThat(openFiles()).isEmpty();
    requireFree(servicePort);
    requireFree(managementPort);
    try (var lock = DirectoryLock.tryTake(data).orElseThrow()) {
      assertThat(lock).isNotNull();
    }
  }

  private static void requireFree(String port) throws IOException {
    new ServerSocket(Integer.parseInt(port), 1, InetAddress.getLoopbackAddress()).close();
  }

  @Test
  void anErrorIsNoOtherCaseAndTheNextStartIsLikeAny() throws IOException {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                start(
                    step -> {
                      if (step == StartStep.READY) {
                        throw new AssertionError("told to");
                      }
                    }));
    assertThat(openFiles()).isEmpty();
    start(_ -> {}).close();
    assertThat(openFiles()).isEmpty();
  }

  @Test
  void theStepsComeInTheirOrderButThatTheManagementPortOpensBesideTheStores() {
    var steps = ConcurrentHashMap.<StartStep>newKeySet();
    var order = new ArrayList<StartStep>();
    start(
            step -> {
              steps.add(step);
              if (step != StartStep.MANAGEMENT) {
                order.add(step);
              }
            })
        .close();
    assertThat(steps).containsExactlyInAnyOrder(StartStep.values());
    assertThat(order).isSorted();
  }

  @ParameterizedTest
  @EnumSource(names = {"PORTS", "FOLDER"})
  void beforeTheFolderIsTakenNothingIsInIt(StartStep step) {
    assertThatExceptionOfType(Told.class).isThrownBy(() -> start(new FailingAt(step)::before));
    assertThat(data).isEmptyDirectory();
  }

  private RunningWaybill start(Consumer<StartStep> steps) {
    return RunningWaybill.start(
        data,
        Overrides.NONE.beforeEach(steps),
        "--http-port",
        servicePort,
        "--management-port",
        managementPort);
  }

  private static final class Told extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private record FailingAt(StartStep step) {
    void before(StartStep now) {
      if (now == step) {
        throw new Told();
      }
    }
  }

  private static Set<Thread> threads() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }

  /// Those that do not end by themselves.
  private static List<String> leftOf(Set<Thread> before) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    return threads().stream()
        .filter(thread -> !before.contains(thread))
        .filter(thread -> OF_THE_JVM.stream().noneMatch(thread.getName()::startsWith))
        .filter(thread -> outlives(thread, end))
        .map(Thread::getName)
        .toList();
  }

  /// @param end as [System#nanoTime]
  private static boolean outlives(Thread thread, long end) {
    try {
      return !thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Below the data folder, as Linux tells of them.
  private List<String> openFiles() throws IOException {
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors
          .map(ServerStartTest::target)
          .filter(name -> name.startsWith(data.toString()))
          .sorted()
          .toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException closedMeanwhile) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
