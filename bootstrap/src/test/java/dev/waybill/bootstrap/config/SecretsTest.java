package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final Kind<String> WORD =
      new Kind<>(
          "word", "small letters", text -> Optional.of(text).filter(t -> t.matches("[a-z]*")));
  private static final Setting<String> SECRET =
      new Setting<>("WAYBILL_SECRET", "A secret", WORD, env -> "", true);

  @TempDir Path folder;

  @Test
  void a_secret_comes_from_a_variable_or_from_a_file_without_its_line_end() throws IOException {
    assertThat(read(Inputs.environment(Map.of("WAYBILL_SECRET", "pssst"))))
        .returns("pssst", Current::text);
    var file = Files.writeString(folder.resolve("secret"), "pssst\n").toString();
    assertThat(read(Inputs.environment(Map.of("WAYBILL_SECRET_FILE", file))))
        .returns("pssst", Current::text)
        .returns("file " + file, Current::origin);
  }

  @Test
  void a_secret_has_a_flag_for_its_file_only() throws IOException {
    assertThat(SECRET.flag()).isEqualTo("--secret-file");
    var file = Files.writeString(folder.resolve("secret"), "pssst").toString();
    assertThat(read(Inputs.flags(Map.of("--secret-file", file)))).returns("pssst", Current::text);
  }

  @Test
  void a_secret_is_never_shown() {
    var current = read(Inputs.environment(Map.of("WAYBILL_SECRET", "pssst")));
    assertThat(current.shown()).isEqualTo("(hidden)");
    assertThat(current).asString().doesNotContain("pssst");
    assertThat(found(Inputs.environment(Map.of("WAYBILL_SECRET", "PSSST"))).problems())
        .singleElement()
        .asString()
        .doesNotContain("PSSST")
        .contains("allowed is small letters");
  }

  @Test
  void both_at_once_and_a_missing_file_are_problems() {
    var missing = folder.resolve("missing").toString();
    assertThat(
            found(
                    Inputs.environment(
                        Map.of("WAYBILL_SECRET", "pssst", "WAYBILL_SECRET_FILE", missing)))
                .problems())
        .singleElement()
        .asString()
        .contains("given together with WAYBILL_SECRET_FILE");
    assertThat(found(Inputs.environment(Map.of("WAYBILL_SECRET_FILE", missing))).problems())
        .singleElement()
        .asString()
        .contains("WAYBILL_SECRET_FILE", "does not exist");
  }

  /// An empty file must not switch off what was asked for.
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \r\n"})
  void an_empty_file_is_a_problem(String nothing) throws IOException {
    var file = Files.writeString(folder.resolve("secret"), nothing).toString();
    assertThat(found(Inputs.environment(Map.of("WAYBILL_SECRET_FILE", file))).problems())
        .singleElement()
        .asString()
        .contains("WAYBILL_SECRET_FILE", "is empty");
  }

  @Test
  void a_file_that_every_user_of_the_machine_can_read_is_a_problem() throws IOException {
    var file = Files.writeString(folder.resolve("secret"), "pssst");
    allow(folder, "rwxr-xr-x");
    allow(file, "rw-r--r--");
    var input = Inputs.environment(Map.of("WAYBILL_SECRET_FILE", file.toString()));
    assertThat(found(input).problems())
        .singleElement()
        .asString()
        .contains("WAYBILL_SECRET_FILE", "can be read by every user", "chmod o-r")
        .doesNotContain("pssst");
    var link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(found(Inputs.environment(Map.of("WAYBILL_SECRET_FILE", link.toString()))).problems())
        .hasSize(1);
    allow(file, "rw-r-----");
    assertThat(found(input).problems()).isEmpty();
  }

  @Test
  void a_closed_folder_protects_what_is_in_it() throws IOException {
    var closed = Files.createDirectory(folder.resolve("closed"));
    var file = Files.writeString(closed.resolve("secret"), "pssst");
    allow(folder, "rwxr-xr-x");
    allow(closed, "rwxr-x---");
    allow(file, "rw-r--r--");
    assertThat(read(Inputs.environment(Map.of("WAYBILL_SECRET_FILE", file.toString()))))
        .returns("pssst", Current::text);
  }

  @Test
  void a_file_of_settings_with_a_secret_must_not_be_readable_by_all_either() throws IOException {
    var file = Files.writeString(folder.resolve("waybill.properties"), "WAYBILL_SECRET=pssst");
    allow(folder, "rwxr-xr-x");
    allow(file, "rw-r--r--");
    var input = Inputs.environment(Map.of("WAYBILL_CONFIG", file.toString()));
    assertThat(found(input).problems())
        .singleElement()
        .asString()
        .contains("WAYBILL_CONFIG", "holds a secret")
        .doesNotContain("pssst");
    Files.writeString(file, "WAYBILL_SECRET=");
    assertThat(found(input).problems()).isEmpty();
  }

  @Test
  void certificates_are_for_everybody() {
    assertThat(Settings.S3_CA.isPrivate()).isFalse();
    assertThat(Settings.ENCRYPTION_KEY.isPrivate()).isTrue();
  }

  private static void allow(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  private static SettingsReader.Found found(Input input) {
    return SettingsReader.read(List.of(SECRET), input);
  }

  private static Current read(Input input) {
    assertThat(found(input).problems()).isEmpty();
    return found(input).currents().getFirst();
  }
}
