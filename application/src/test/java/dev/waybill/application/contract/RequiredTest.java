package dev.waybill.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

final class RequiredTest {
  private static final String SKIPPED = "waybill.skipped";
  private static final String REQUIRE = "waybill.requireTools";

  @TempDir private Path directory;
  private final Map<String, String> before = new HashMap<>();

  @Test
  void whatIsThereIsNoReasonToStop() {
    set(SKIPPED, list().toString());
    Required.that(true, "nothing");
    Required.program("sh");

    assertThat(list()).doesNotExist();
  }

  @Test
  void aTestWithoutItsToolIsListedAndAborted() throws IOException {
    set(SKIPPED, list().toString());
    set(REQUIRE, "false");

    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> Required.program("no-such-program-anywhere"));
    assertThat(Files.readString(list()))
        .contains("RequiredTest")
        .endsWith("could not run: needs the program no-such-program-anywhere\n");
  }

  @Test
  void whereToolsAreRequiredItFails() {
    set(SKIPPED, list().toString());
    set(REQUIRE, "true");

    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> Required.that(false, "a tool"));
    assertThat(list()).doesNotExist();
  }

  @Test
  void whatCannotBeInstalledIsListedEvenWhereToolsAreRequired() throws IOException {
    set(SKIPPED, list().toString());
    set(REQUIRE, "true");

    Required.orListed(true, "Docker");
    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> Required.orListed(false, "Docker"));
    assertThat(Files.readString(list())).endsWith("could not run: needs Docker\n");
  }

  private Path list() {
    return directory.resolve("new/could-not-run.txt");
  }

  private void set(String property, String value) {
    before.putIfAbsent(property, System.getProperty(property, ""));
    System.setProperty(property, value);
  }

  @AfterEach
  void putBack() {
    before.forEach(System::setProperty);
  }
}
