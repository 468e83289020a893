package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static SettingsReader.Found found(Input input) {
    return SettingsReader.read(List.of(SECRET), input);
  }

  private static Current read(Input input) {
    assertThat(found(input).problems()).isEmpty();
    return found(input).currents().getFirst();
  }
}
