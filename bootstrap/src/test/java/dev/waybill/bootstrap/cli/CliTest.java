package dev.waybill.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.ConfigurationReader;
import dev.waybill.bootstrap.config.Reading;
import dev.waybill.bootstrap.config.Settings;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void dataInTheFolder() {
    environment.put("WAYBILL_DATA_DIR", folder.resolve("data").toString());
  }

  private Console console() {
    return new Console(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        InputStream.nullInputStream(),
        environment);
  }

  private int run(String... arguments) {
    return new Cli(console()).run(arguments);
  }

  /// The configuration that a command gets.
  private Configuration configured(String... flags) {
    var probe = new Probe(console());
    var cli = new Cli(console());
    var line = cli.commandLine();
    cli.add(line, probe);
    var words = new ArrayList<>(List.of("probe"));
    words.addAll(List.of(flags));
    assertThat(line.execute(words.toArray(String[]::new))).isEqualTo(Probe.CODE);
    return probe.configurations.getFirst();
  }

  /// A command with its flags, not run.
  private <T> T parsed(Class<T> type, String... arguments) {
    var result = new Cli(console()).commandLine().parseArgs(arguments);
    return type.cast(result.subcommand().commandSpec().userObject());
  }

  @Test
  void a_command_gets_the_configuration_and_its_code_is_the_exit_code() {
    environment.put("WAYBILL_MAX_FILES", "7");
    var configuration = configured("--http-port", "1234", "--max-upload-size=8MiB");
    assertThat(configuration.http().endpoint().port()).isEqualTo(1234);
    assertThat(configuration.limits().maxUploadSize().value()).isEqualTo(8L << 20);
    assertThat(configuration.limits().maxFiles()).isEqualTo(7);
  }

  @Test
  void the_data_folder_is_there_when_a_command_begins() {
    configured();
    assertThat(folder.resolve("data")).isDirectory();
  }

  @Test
  void a_data_folder_that_cannot_be_is_a_problem_of_the_configuration() throws IOException {
    environment.put("WAYBILL_DATA_DIR", Files.createFile(folder.resolve("f")).toString());
    assertThat(run("serve")).isEqualTo(ExitCode.CONFIG);
    assertThat(err.toString()).contains("WAYBILL_DATA_DIR", "cannot be created");
  }

  @Test
  void problems_end_it_with_78_and_one_line_each() {
    assertThat(run("serve", "--http-port", "x", "--htp-host", "y", "--max-files=0"))
        .isEqualTo(ExitCode.CONFIG);
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
    assertThat(configured("--max-files", "1", "--max-files", "2").limits().maxFiles()).isEqualTo(2);
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
  @ValueSource(strings = {"version", "--version", "-V", "serve --version", "uploads -V"})
  void version_names_waybill_and_java(String words) {
    assertThat(run(words.split(" "))).isEqualTo(ExitCode.OK);
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
    var reading = ConfigurationReader.read(TrainCommand.input(folder));
    var configuration = ((Reading.Valid) reading).configuration();
    assertThat(configuration.http().endpoint().port()).isZero();
    assertThat(configuration.http().endpoint().host()).isEqualTo("127.0.0.1");
    assertThat(configuration.management().endpoint().port()).isZero();
    assertThat(configuration.data().directory()).isEqualTo(folder);
  }

  @Test
  void the_flags_of_a_command_reach_it() {
    assertThat(parsed(SweepCommand.class, "sweep"))
        .returns(false, command -> command.alone)
        .returns(false, command -> command.acceptClock);
    assertThat(parsed(SweepCommand.class, "sweep", "--alone", "--http-port", "1"))
        .returns(true, command -> command.alone)
        .returns(false, command -> command.acceptClock);
    assertThat(parsed(DoctorCommand.class, "doctor", "--remove-orphans", "--force"))
        .returns(false, command -> command.deep)
        .returns(true, command -> command.removeOrphans)
        .returns(false, command -> command.forgetMissing)
        .returns(true, command -> command.force);
    assertThat(parsed(ExportCommand.class, "export", "--file", "a.ndjson").file)
        .isEqualTo("a.ndjson");
    assertThat(parsed(ImportCommand.class, "import", "--file=-").file).isEqualTo("-");
    assertThat(parsed(RotateKeysCommand.class, "rotate-keys", "--new-tenant-keys").newTenantKeys)
        .isTrue();
    assertThat(parsed(NodesCommand.class, "nodes", "--json").json).isTrue();
  }

  @Test
  void the_flags_of_copying_reach_it() {
    assertThat(parsed(CopyBlobsCommand.class, "copy-blobs", "--to", "s3", "--copy-only"))
        .returns("s3", command -> command.to)
        .returns(true, command -> command.copyOnly)
        .returns(false, command -> command.alreadyThere)
        .returns(false, command -> command.leaveDamaged);
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
