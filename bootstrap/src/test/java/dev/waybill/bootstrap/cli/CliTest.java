package dev.waybill.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  @TempDir Path folder;

  private final RecordingService service = new RecordingService();
  private final RecordingMaintenance maintenance = new RecordingMaintenance();
  private final Map<String, String> environment = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void dataInTheFolder() {
    environment.put("WAYBILL_DATA_DIR", folder.resolve("data").toString());
  }

  private int run(String... arguments) {
    var console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            InputStream.nullInputStream(),
            environment);
    return new Cli(service, maintenance, console).run(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "sweep"})
  void a_command_gets_the_configuration_and_its_code_is_the_exit_code(String command) {
    environment.put("WAYBILL_MAX_FILES", "7");
    assertThat(run(command, "--http-port", "1234", "--max-upload-size=8MiB"))
        .isEqualTo(RecordingService.CODE);
    assertThat(service.calls).containsExactly(command);
    var configuration = service.configurations.getFirst();
    assertThat(configuration.http().endpoint().port()).isEqualTo(1234);
    assertThat(configuration.limits().maxUploadSize().value()).isEqualTo(8L << 20);
    assertThat(configuration.limits().maxFiles()).isEqualTo(7);
  }

  @Test
  void the_data_folder_is_there_when_the_service_starts() {
    run("serve");
    assertThat(folder.resolve("data")).isDirectory();
  }

  @Test
  void a_data_folder_that_cannot_be_is_a_problem_of_the_configuration() throws IOException {
    environment.put("WAYBILL_DATA_DIR", Files.createFile(folder.resolve("f")).toString());
    assertThat(run("serve")).isEqualTo(ExitCode.CONFIG);
    assertThat(service.calls).isEmpty();
    assertThat(err.toString()).contains("WAYBILL_DATA_DIR", "cannot be made");
  }

  @Test
  void problems_end_it_with_78_and_one_line_each() {
    assertThat(run("serve", "--http-port", "x", "--htp-host", "y", "--max-files=0"))
        .isEqualTo(ExitCode.CONFIG);
    assertThat(service.calls).isEmpty();
    assertThat(err.toString().lines()).hasSize(5);
    assertThat(err.toString())
        .startsWith("waybill: there are 3 problems with the configuration")
        .contains(
            "--htp-host (from command line): there is no such setting; the nearest is --http-host")
        .doesNotContain("Exception", "\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void the_last_of_two_equal_flags_counts() {
    run("serve", "--max-files", "1", "--max-files", "2");
    assertThat(service.configurations.getFirst().limits().maxFiles()).isEqualTo(2);
  }

  @Test
  void config_shows_every_setting_and_where_its_value_came_from() {
    environment.put("WAYBILL_MAX_FILES", "7");
    assertThat(run("config", "--http-port=99")).isEqualTo(ExitCode.OK);
    for (var setting : Settings.all()) {
      assertThat(out.toString())
          .contains(setting.name() + " = ", setting.meaning(), setting.flag());
    }
    assertThat(out.toString())
        .contains("WAYBILL_HTTP_PORT = 99", "From: flag --http-port   Default: 8080")
        .contains("WAYBILL_MAX_FILES = 7", "From: environment   Default: 100");
    assertThat(service.calls).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void config_shows_the_problems_too() {
    environment.put("WAYBILL_DATA_DIR", "/dev/null/x");
    assertThat(run("config", "--http-port=x", "--max-files=0")).isEqualTo(ExitCode.CONFIG);
    for (var setting : Settings.all()) {
      assertThat(out.toString()).contains(setting.name() + " = ");
    }
    assertThat(shown("WAYBILL_HTTP_PORT")).contains(" = x").contains("PROBLEM: allowed is ");
    assertThat(shown("WAYBILL_MAX_FILES")).contains(" = 0").contains("PROBLEM: allowed is ");
    assertThat(shown("WAYBILL_HTTP_HOST")).doesNotContain("PROBLEM");
    assertThat(out.toString().split("PROBLEM", -1)).hasSize(3);
    assertThat(err.toString()).contains("WAYBILL_HTTP_PORT (\"x\", from flag --http-port)");
  }

  /// What `config` shows of one setting.
  private String shown(String setting) {
    var from = out.toString().indexOf(setting + " = ");
    return out.toString().substring(from, out.toString().indexOf("\n\n", from));
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "-V"})
  void version_names_waybill_and_java(String word) {
    assertThat(run(word)).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).startsWith("waybill ").contains("Java 25");
  }

  @Test
  void help_tells_a_newcomer_what_to_do() {
    assertThat(run("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("serve", "sweep", "config", "version", "curl -F")
        .doesNotContain("train");
  }

  @Test
  void help_of_serve_has_every_flag() {
    assertThat(run("serve", "--help")).isEqualTo(ExitCode.OK);
    for (var setting : Settings.all()) {
      assertThat(out.toString()).contains(setting.flag() + "=", setting.name());
    }
    assertThat(out.toString()).contains("--config=<file>");
    assertThat(service.calls).isEmpty();
  }

  @Test
  void no_command_shows_the_help_and_fails() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("Usage: waybill");
  }

  @Test
  void an_unknown_command_names_the_nearest() {
    assertThat(run("serv")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("there is no command \"serv\"; the nearest is serve")
        .doesNotContain("Exception");
  }

  @Test
  void a_flag_before_the_command_is_told_its_place() {
    assertThat(run("--http-port", "1", "serve")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("waybill serve --http-port");
  }

  @Test
  void a_flag_without_its_value_is_told_so() {
    assertThat(run("serve", "--http-port")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--http-port");
  }

  @Test
  void the_training_run_takes_nothing_from_this_machine_and_leaves_nothing() {
    environment.put("WAYBILL_HTTP_PORT", "x");
    assertThat(run("train")).isEqualTo(RecordingService.CODE);
    var configuration = service.configurations.getFirst();
    assertThat(configuration.http().endpoint().port()).isZero();
    assertThat(configuration.http().endpoint().host()).isEqualTo("127.0.0.1");
    assertThat(configuration.management().port()).isZero();
    assertThat(configuration.data().directory()).doesNotExist();
  }

  @Test
  void the_flags_of_a_sweep_reach_it() {
    run("sweep");
    run("sweep", "--alone", "--http-port", "1");
    run("sweep", "--accept-clock");
    assertThat(service.sweeps)
        .containsExactly(
            new Service.Sweep(false, false),
            new Service.Sweep(true, false),
            new Service.Sweep(false, true));
  }

  @Test
  void the_flags_of_a_command_reach_it() {
    assertThat(run("migrate")).isEqualTo(RecordingMaintenance.CODE);
    run("doctor");
    run("doctor", "--deep", "--forget-missing");
    run("doctor", "--remove-orphans", "--force", "--max-files", "7");
    run("export", "--file", "a.ndjson");
    run("import", "--file=-");
    run("rotate-keys");
    run("rotate-keys", "--new-tenant-keys");
    assertThat(maintenance.calls)
        .containsExactly(
            "migrate",
            new Maintenance.Doctor(false, false, false, false),
            new Maintenance.Doctor(true, false, true, false),
            new Maintenance.Doctor(false, true, false, true),
            "export a.ndjson",
            "import -",
            "rotate false",
            "rotate true");
    assertThat(maintenance.configurations.get(3).limits().maxFiles()).isEqualTo(7);
  }

  @Test
  void copying_reads_the_settings_of_both_storages() {
    s3();
    assertThat(run("copy-blobs", "--to", "s3", "--copy-only")).isEqualTo(RecordingMaintenance.CODE);
    run("copy-blobs", "--to", "disk", "--leave-damaged");
    run("copy-blobs", "--to", "s3", "--already-there");
    assertThat(maintenance.calls.stream().map(Maintenance.Copy.class::cast).map(CliTest::shown))
        .containsExactly(
            "disk to s3, true false false",
            "s3 to disk, false false true",
            "s3 to s3, false true false");
  }

  private static String shown(Maintenance.Copy copy) {
    return "%s to %s, %s %s %s"
        .formatted(
            copy.from().storage().s3().isPresent() ? "s3" : "disk",
            copy.to().storage().s3().isPresent() ? "s3" : "disk",
            copy.copyOnly(),
            copy.alreadyThere(),
            copy.leaveDamaged());
  }

  private void s3() {
    environment.put("WAYBILL_S3_ENDPOINT", "https://s3.example.org");
    environment.put("WAYBILL_S3_BUCKET", "waybill");
    environment.put("WAYBILL_S3_ACCESS_KEY", "key");
    environment.put("WAYBILL_S3_SECRET_KEY", "secret");
  }

  @Test
  void copying_needs_a_storage_that_there_is() {
    assertThat(run("copy-blobs", "--to", "nfs")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("waybill: --to is disk or s3, and not \"nfs\"")
        .contains("See `waybill copy-blobs --help`.")
        .doesNotContain("Exception");
    assertThat(run("copy-blobs", "--to", "s3")).isEqualTo(ExitCode.CONFIG);
    assertThat(err.toString()).contains("WAYBILL_S3_BUCKET", "is needed with WAYBILL_STORAGE=s3");
    assertThat(maintenance.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"export", "import", "copy-blobs"})
  void a_flag_that_is_needed_is_asked_for(String command) {
    assertThat(run(command)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("Missing required option").hasLineCount(2);
  }

  @Test
  void a_misspelt_flag_of_a_command_is_told_its_nearest() {
    assertThat(run("doctor", "--depp", "--remove-orphan")).isEqualTo(ExitCode.CONFIG);
    assertThat(err.toString())
        .contains("--depp (from command line): there is no such setting; the nearest is --deep")
        .contains("the nearest is --remove-orphans");
    assertThat(run("serve", "--deep")).isEqualTo(ExitCode.CONFIG);
    assertThat(service.calls).isEmpty();
  }

  @Test
  void help_of_serve_says_what_a_signal_makes_of_the_exit_code() {
    assertThat(run("serve", "--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .containsSubsequence(
            " 0 ", "64 ", "70 ", "78 ", "129 ", "SIGHUP", "130 ", "SIGINT", "143 ", "SIGTERM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sweep", "migrate", "doctor", "copy-blobs", "export", "import", "rotate-keys"})
  void help_of_a_command_has_examples_and_exit_codes(String command) {
    assertThat(run(command, "--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("Examples:", "  waybill " + command, "Exit codes:", "78   ", "--data-dir=");
    assertThat(run("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("  " + command + " ");
  }
}
