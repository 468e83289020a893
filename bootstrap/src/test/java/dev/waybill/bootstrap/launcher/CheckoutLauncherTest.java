package dev.waybill.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutLauncherTest {
  private static final FileTime LATER = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));

  @TempDir Path folder;

  private Machine machine;
  private Path launcher;
  private Path jdk;

  @BeforeEach
  void checkout() throws IOException {
    machine = new Machine(folder);
    launcher = machine.checkout();
    jdk = machine.jdk(machine.jdks().resolve("jdk"), "25.0.3");
  }

  /// A Maven that makes a distribution which says its arguments.
  private void maven() throws IOException {
    Machine.script(
        folder.resolve("bin/mvn"),
        "echo \"mvn $* with $JAVA_HOME\" >>\"$HOME/mvn-calls\"",
        "mkdir -p bootstrap/target/waybill/bin bootstrap/target/waybill/lib",
        "cat \"$HOME/made\" >bootstrap/target/waybill/bin/waybill",
        "touch bootstrap/target/waybill/lib/waybill.jar bootstrap/target/waybill/lib/waybill.aot");
    Machine.script(folder.resolve("home dir/made"), "for a in \"$@\"; do echo \"[$a]\"; done");
    Machine.script(launcher.resolveSibling("bootstrap/target/waybill/bin/waybill"), "exit 99");
  }

  private long mavenCalls() throws IOException {
    return Files.readAllLines(folder.resolve("home dir/mvn-calls")).size();
  }

  @Test
  void the_first_start_builds_and_later_ones_do_not() throws Exception {
    maven();
    var first = machine.run(launcher, "serve", "two words");
    assertThat(first.exit()).isZero();
    assertThat(first.out()).isEqualTo("[serve]\n[two words]\n");
    assertThat(first.err()).startsWith("waybill: building").endsWith("waybill: built.\n");
    assertThat(Files.readString(folder.resolve("home dir/mvn-calls")))
        .contains("package", "-DskipTests", "with " + jdk);
    var second = machine.run(launcher, "serve");
    assertThat(second.err()).isEmpty();
    assertThat(mavenCalls()).isEqualTo(1);
  }

  @Test
  void it_is_built_again_when_a_source_is_newer() throws Exception {
    maven();
    machine.run(launcher);
    Files.setLastModifiedTime(launcher.resolveSibling("bootstrap/pom.xml"), LATER);
    assertThat(machine.run(launcher).err()).contains("building");
    assertThat(mavenCalls()).isEqualTo(2);
  }

  @Test
  void a_failed_build_shows_why_and_leaves_nothing_to_start() throws Exception {
    maven();
    Machine.script(folder.resolve("bin/mvn"), "echo 'cannot find symbol'", "exit 1");
    var result = machine.run(launcher, "serve");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("cannot find symbol", "the build failed");
    assertThat(launcher.resolveSibling("bootstrap/target/waybill")).doesNotExist();
  }

  @Test
  void a_missing_maven_is_told() throws Exception {
    var result = machine.run(launcher, "serve");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).startsWith("waybill: Maven (mvn) is needed").hasLineCount(2);
  }

  @Test
  void a_java_without_a_compiler_is_told() throws Exception {
    Files.delete(jdk.resolve("bin/javac"));
    var result = machine.run(launcher, "serve");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("no compiler").hasLineCount(2);
  }

  @Test
  void a_missing_jdk_is_told() throws Exception {
    Files.delete(jdk.resolve("bin/java"));
    var result = machine.run(launcher, "serve");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).startsWith("waybill: no JDK 25 found").hasLineCount(2);
  }
}
