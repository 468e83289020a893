package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is not used is not loaded: a start is quick because it has little to do.
class LoadedClassesTest {
  private final Path directory;

  LoadedClassesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void theEmbeddedDatabaseLoadsNothingOfTheOther() throws Exception {
    var file = directory.resolve("waybill.db");
    SqliteDatabase.prepare(file);
    assertThat(packagesLoadedBy(file.toString()))
        .contains("org.sqlite", "org.hibernate")
        .doesNotContain("org.postgresql", "com.zaxxer", "io.github");
    assertThat(Files.readString(log()))
        .doesNotContain("dev.waybill.persistence.Postgres")
        .doesNotContain("org.flywaydb.core.Flyway ");
  }

  @Test
  void whereThereIsNothingToMigrateNothingThatMigratesIsLoaded() throws Exception {
    var server = EmbeddedServer.get();
    var database = server.fresh();
    assertThat(packagesLoadedBy(server.settings(database).jdbcUrl() + "?user=" + server.user()))
        .contains("org.postgresql", "com.zaxxer", "io.github", "org.hibernate")
        .doesNotContain("org.flywaydb");
    assertThat(server.string(database, "select count(*) from upload")).isEqualTo("1");
    server.drop(database);
  }

  /// The first two parts of each name.
  private Set<String> packagesLoadedBy(String where) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:file=" + log(),
                "-cp",
                System.getProperty("java.class.path"),
                OpensDatabase.class.getName(),
                where)
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    return loaded();
  }

  private Set<String> loaded() throws IOException {
    try (var lines = Files.lines(log())) {
      return lines
          .map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", ""))
          .map(name -> name.replaceFirst("^(\\w+\\.\\w+).*", "$1"))
          .collect(Collectors.toSet());
    }
  }

  private Path log() {
    return directory.resolve("loaded.log");
  }
}
