package dev.waybill.bootstrap.launcher;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SQLite's library, where it lies beside its driver as in the distribution.
@Tag("embedded")
class NativeLibraryTest {
  private static final String LIBRARIES = "org/sqlite/native/";

  @TempDir private Path folder;

  @Test
  void the_one_beside_the_driver_is_used_and_a_killed_process_leaves_nothing() throws Exception {
    var temporary = Files.createDirectory(folder.resolve("tmp"));
    var launch =
        Launch.of(folder.resolve("data"))
            .classPath(withLibrariesBeside())
            .java("-Djava.io.tmpdir=" + temporary, "-XX:+PerfDisableSharedMem");
    try (var waybill = WaybillProcess.serve(launch)) {
      waybill.kill();
    }
    assertThat(temporary).isEmptyDirectory();
  }

  /// A driver that had to unpack it could not start there.
  @Test
  void a_folder_for_temporary_files_that_cannot_be_used_does_not_matter() throws Exception {
    var launch =
        Launch.of(folder.resolve("data"))
            .classPath(withLibrariesBeside())
            .java("-Djava.io.tmpdir=" + folder.resolve("missing"));
    try (var waybill = WaybillProcess.serve(launch)) {
      assertThat(waybill.port()).isPositive();
    }
  }

  /// The class path with a driver that has its libraries beside it.
  private String withLibrariesBeside() throws IOException {
    var lib = Files.createDirectory(folder.resolve("lib"));
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> entry.contains("sqlite-jdbc") ? moved(Path.of(entry), lib) : entry)
        .collect(joining(File.pathSeparator));
  }

  private static String moved(Path jar, Path lib) {
    try (var content = new JarFile(jar.toFile())) {
      for (var entry : content.stream().filter(e -> e.getName().startsWith(LIBRARIES)).toList()) {
        var file = lib.resolve("sqlite").resolve(entry.getName().substring(LIBRARIES.length()));
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(content.getInputStream(entry), file);
        }
      }
      return Files.copy(jar, lib.resolve(jar.getFileName())).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
