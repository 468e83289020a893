package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void the_default_is_in_the_data_folder_of_the_user() {
    assertThat(DataDirectory.defaultFor(Map.of("XDG_DATA_HOME", "/d", "HOME", "/home/anna")))
        .isEqualTo("/d/waybill");
    assertThat(DataDirectory.defaultFor(Map.of("HOME", "/home/anna")))
        .isEqualTo("/home/anna/.local/share/waybill");
    assertThat(DataDirectory.defaultFor(Map.of("XDG_DATA_HOME", "relative")))
        .isEqualTo("/var/lib/waybill");
  }

  @Test
  void a_missing_folder_is_made_for_its_owner_alone() throws IOException {
    var data = folder.resolve("a/b");
    assertThat(DataDirectory.prepare(data)).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(DataDirectory.prepare(data)).isEmpty();
  }

  @Test
  void a_file_in_its_place_is_a_problem() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    assertThat(DataDirectory.prepare(file))
        .hasValueSatisfying(problem -> assertThat(problem.key()).isEqualTo("WAYBILL_DATA_DIR"));
    assertThat(DataDirectory.prepare(file.resolve("below"))).isPresent();
  }
}
