package dev.waybill.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionLauncherTest {
  @TempDir Path folder;

  private Machine machine;
  private Path home;
  private Path launcher;

  @BeforeEach
  void distribution() throws IOException {
    machine = new Machine(folder);
    home = machine.distribution().toRealPath();
    launcher = home.resolve("bin/waybill");
  }

  private String started(String... arguments) throws IOException, InterruptedException {
    var result = machine.run(launcher, arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    return result.out();
  }

  private Path usual(String name, String version) throws IOException {
    return machine.jdk(machine.jdks().resolve(name), version);
  }

  @Test
  void a_jdk_25_is_preferred_to_a_newer_one_wherever_it_is() throws Exception {
    var newer = machine.jdk(folder.resolve("newer"), "26.0.1");
    usual("old", "17.0.15");
    usual("the right one", "25.0.3");
    machine.environment.put("JAVA_HOME", newer.toString());
    assertThat(started()).startsWith("java 25.0.3");
  }

  @Test
  void without_a_jdk_25_a_newer_one_will_do() throws Exception {
    usual("a", "21.0.1");
    usual("b", "27-ea");
    assertThat(started()).startsWith("java 27-ea");
  }

  @Test
  void java_home_comes_before_the_usual_folders() throws Exception {
    usual("a", "25.0.1");
    var jdk = machine.jdk(folder.resolve("my jdk"), "25.0.9");
    machine.environment.put("JAVA_HOME", jdk.toString());
    assertThat(started()).startsWith("java 25.0.9");
  }

  @Test
  void the_java_on_the_path_is_found_through_its_symlinks() throws Exception {
    var jdk = machine.jdk(folder.resolve("elsewhere"), "25");
    Files.createSymbolicLink(folder.resolve("alternative"), jdk.resolve("bin/java"));
    Files.createSymbolicLink(folder.resolve("bin/java"), Path.of("../alternative"));
    assertThat(started()).startsWith("java 25\n");
  }

  @Test
  void a_jdk_of_a_mac_is_found() throws Exception {
    machine.jdk(machine.jdks().resolve("temurin-25.jdk/Contents/Home"), "25.0.2");
    assertThat(started()).startsWith("java 25.0.2");
  }

  @Test
  void a_jdk_without_a_release_file_is_asked() throws Exception {
    Files.delete(usual("a", "25.0.4").resolve("release"));
    assertThat(started()).startsWith("java 25.0.4");
  }

  @Test
  void waybill_java_home_counts_alone() throws Exception {
    usual("a", "25.0.1");
    var mine = machine.jdk(folder.resolve("mine"), "26.0.2");
    machine.environment.put("WAYBILL_JAVA_HOME", mine.toString());
    assertThat(started()).startsWith("java 26.0.2");
    machine.jdk(mine, "17.0.1");
    var result = machine.run(launcher);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("waybill: WAYBILL_JAVA_HOME is " + mine + ", which holds Java 17")
        .hasLineCount(2);
  }

  @Test
  void without_any_jdk_two_lines_say_how_to_get_one() throws Exception {
    usual("old", "17.0.15");
    Files.createDirectories(machine.jdks().resolve("no jdk at all"));
    var result = machine.run(launcher, "serve");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("waybill: no JDK 25 found")
        .contains("WAYBILL_JAVA_HOME")
        .hasLineCount(2);
  }

  @Test
  void the_jvm_gets_its_options_then_ours_then_the_arguments_as_they_are() throws Exception {
    usual("a", "25");
    machine.environment.put("WAYBILL_JAVA_OPTS", "-Xmx64m -Dx=*");
    assertThat(started("serve", "two words", "*", "").lines().skip(2))
        .containsExactly(
            "[@" + home + "/lib/jvm.options]",
            "[-Xmx64m]",
            "[-Dx=*]",
            "[-jar]",
            "[" + home + "/lib/waybill.jar]",
            "[serve]",
            "[two words]",
            "[*]",
            "[]");
  }

  @Test
  void the_aot_cache_is_used_when_it_is_there() throws Exception {
    usual("a", "25");
    assertThat(started()).doesNotContain("AOTCache");
    var cache = Files.createFile(home.resolve("lib/waybill.aot"));
    assertThat(started()).contains("[-XX:AOTCache=" + cache + "]");
  }

  /// The JVM holds the jars' times against those that the cache was made with.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_copy_with_other_times_gets_those_of_the_cache_back(boolean canAsk) throws Exception {
    usual("a", "25");
    Files.createFile(home.resolve("lib/waybill.aot"));
    var jars = List.of(jar("waybill.jar"), jar("other.jar"));
    if (!canAsk) {
      Files.delete(folder.resolve("bin/stat"));
    }
    assertThat(started()).contains("AOTCache");
    for (var jar : jars) {
      assertThat(Files.getLastModifiedTime(jar).toInstant()).isEqualTo("2000-01-01T00:00:00Z");
    }
  }

  @Test
  void a_copy_that_nobody_may_change_says_how_to_mend_it_and_starts() throws Exception {
    usual("a", "25");
    Files.createFile(home.resolve("lib/waybill.aot"));
    var jars = List.of(jar("waybill.jar"), jar("other.jar"));
    Machine.script(folder.resolve("bin/touch"), "exit 1");
    var result = machine.run(launcher);
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("AOTCache");
    assertThat(result.err())
        .hasLineCount(1)
        .startsWith("waybill: this start takes longer")
        .endsWith("TZ=UTC0 touch -t 200001010000 " + home + "/lib/*.jar\n");
    for (var jar : jars) {
      Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2000-01-01T00:00:00Z")));
    }
    assertThat(started()).contains("AOTCache");
  }

  private Path jar(String name) throws IOException {
    return Files.createFile(home.resolve("lib").resolve(name));
  }

  @Test
  void it_works_through_symlinks_from_anywhere() throws Exception {
    usual("a", "25");
    Files.createSymbolicLink(folder.resolve("first"), launcher);
    var link = Files.createDirectories(folder.resolve("opt")).resolve("second link");
    Files.createSymbolicLink(link, Path.of("../first"));
    launcher = link;
    assertThat(started()).contains("[" + home + "/lib/waybill.jar]");
  }

  @Test
  void the_launcher_becomes_the_jvm_so_that_signals_reach_it() throws Exception {
    usual("a", "25");
    var result = machine.run(launcher);
    assertThat(result.out()).contains("pid " + result.pid() + "\n");
  }
}
