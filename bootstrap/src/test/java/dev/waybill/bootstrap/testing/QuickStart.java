package dev.waybill.bootstrap.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes starts of the service's processes cheap: a JVM's AOT cache over the class path of the
/// tests, which has to be jars for that.
final class QuickStart {
  static final QuickStart SHARED = new QuickStart();

  /// Which of the JVMs that share the test classes this is.
  private static final String FORK = System.getProperty("waybill.fork", "1");

  private record Prepared(String classPath, Path cache) {}

  private @Nullable Prepared prepared;

  private QuickStart() {}

  synchronized Launch apply(Launch launch) {
    var ready = prepared;
    if (ready == null) {
      ready = prepare();
      prepared = ready;
    }
    return launch
        .classPath(ready.classPath())
        .java("-XX:AOTCache=" + ready.cache(), "-Xlog:aot*=off,cds*=off");
  }

  private static Prepared prepare() {
    try {
      var folder = Path.of("target", "quick-start-" + Edition.current() + "-" + FORK);
      folder = folder.toAbsolutePath();
      Files.createDirectories(folder);
      var ready = new Prepared(packed(folder), folder.resolve("tests.aot"));
      train(ready, folder);
      return ready;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The JVM writes its cache when a node that has started is told to stop.
  private static void train(Prepared ready, Path folder) throws IOException {
    Files.deleteIfExists(ready.cache());
    var data = Files.createTempDirectory(folder, "data");
    var launch =
        Launch.of(data)
            .classPath(ready.classPath())
            .java("-XX:AOTCacheOutput=" + ready.cache(), "-Xlog:aot*=off,cds*=off");
    try (var trained = WaybillProcess.serve(launch)) {
      trained.terminate();
      trained.exit();
    }
    if (Files.notExists(ready.cache())) {
      throw new IOException("the JVM has written no AOT cache");
    }
  }

  private static String packed(Path folder) throws IOException {
    var entries = new ArrayList<String>();
    for (var entry : classPath()) {
      var path = Path.of(entry);
      entries.add(
          Files.isDirectory(path)
              ? pack(path, folder.resolve(entries.size() + ".jar")).toString()
              : entry);
    }
    return String.join(File.pathSeparator, entries);
  }

  private static Iterable<String> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> Files.exists(Path.of(entry)))
        .collect(Collectors.toList());
  }

  private static Path pack(Path directory, Path jar) throws IOException {
    try (var files = Files.walk(directory);
        var packed = new JarOutputStream(Files.newOutputStream(jar))) {
      packed.setLevel(0);
      for (var path : files.filter(path -> !path.equals(directory)).sorted().toList()) {
        var name = directory.relativize(path).toString();
        // Folders too: who looks for migrations looks for their folder.
        packed.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
        if (Files.isRegularFile(path)) {
          Files.copy(path, packed);
        }
      }
    }
    return jar;
  }
}
