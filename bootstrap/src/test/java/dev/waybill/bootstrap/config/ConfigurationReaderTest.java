package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
  private static final String MASTER_KEY = "A".repeat(43) + "=";

  @TempDir Path folder;

  @Test
  void without_any_input_there_is_a_working_configuration() {
    var configuration = valid(Inputs.environment(Map.of("HOME", "/home/anna")));
    assertThat(configuration.http().endpoint())
        .isEqualTo(new Configuration.Endpoint("0.0.0.0", 8080));
    assertThat(configuration.management().endpoint())
        .isEqualTo(new Configuration.Endpoint("127.0.0.1", 8081));
    assertThat(configuration.http().publicUrl()).isEmpty();
    assertThat(configuration.http().trustedProxies().ranges()).isEmpty();
    assertThat(configuration.http().forwarded()).isEqualTo(ForwardedFamily.X_FORWARDED);
    assertThat(configuration.data().directory())
        .isEqualTo(Path.of("/home/anna/.local/share/waybill"));
    assertThat(configuration.limits())
        .isEqualTo(
            new Configuration.Limits(
                new ByteCount(10L << 30),
                100,
                Duration.ofDays(7),
                BlockedStatus.STATUS_451,
                true,
                new Configuration.Budgets(100_000, 1_000_000, new ByteCount(1L << 40)),
                new Configuration.Total(Optional.empty(), Optional.empty())));
    assertThat(configuration.expiries())
        .isEqualTo(
            new Configuration.Expiries(ExpiryChoice.SEVEN_DAYS, Duration.ofMinutes(5), 1000));
  }

  @Test
  void every_setting_arrives_at_its_place() {
    var configuration =
        valid(
            Inputs.environment(
                Map.ofEntries(
                    Map.entry("WAYBILL_HTTP_HOST", "::1"),
                    Map.entry("WAYBILL_NODE_NAME", "a"),
                    Map.entry("WAYBILL_HTTP_PORT", "80"),
                    Map.entry("WAYBILL_MANAGEMENT_HOST", "localhost"),
                    Map.entry("WAYBILL_MANAGEMENT_PORT", "81"),
                    Map.entry("WAYBILL_MANAGEMENT_NAMES", "a.example, b.example"),
                    Map.entry("WAYBILL_SECURITY_CONTACT", "mailto:cert@example.org"),
                    Map.entry("WAYBILL_PUBLIC_URL", "https://files.example.org/"),
                    Map.entry("WAYBILL_TRUSTED_PROXIES", "10.0.0.0/8"),
                    Map.entry("WAYBILL_MAX_CONNECTIONS", "7"),
                    Map.entry("WAYBILL_MAX_CONNECTIONS_PER_NETWORK", "6"),
                    Map.entry("WAYBILL_MAX_REQUESTS_PER_NETWORK", "5"),
                    Map.entry("WAYBILL_IDLE_TIMEOUT", "2s"),
                    Map.entry("WAYBILL_DRAIN_DELAY", "7s"),
                    Map.entry("WAYBILL_SHUTDOWN_TIMEOUT", "3s"),
                    Map.entry("WAYBILL_DATA_DIR", "/srv/waybill"),
                    Map.entry("WAYBILL_MIN_FREE_SPACE", "1KiB"),
                    Map.entry("WAYBILL_DATABASE_URL", "postgres://ann:s%40fe@db:5433/files?a=b"),
                    Map.entry("WAYBILL_DATABASE_USER", "ignored"),
                    Map.entry("WAYBILL_DATABASE_CONNECTIONS", "3"),
                    Map.entry("WAYBILL_STORAGE", "s3"),
                    Map.entry("WAYBILL_S3_ENDPOINT", "http://s3:9000"),
                    Map.entry("WAYBILL_S3_REGION", "default"),
                    Map.entry("WAYBILL_S3_BUCKET", "files"),
                    Map.entry("WAYBILL_S3_PREFIX", "a/b/"),
                    Map.entry("WAYBILL_S3_ACCESS_KEY", "access"),
                    Map.entry("WAYBILL_S3_SECRET_KEY", "secret"),
                    Map.entry("WAYBILL_S3_CREATE_BUCKET", "on"),
                    Map.entry("WAYBILL_S3_DELETE_VERSIONS", "on"),
                    Map.entry("WAYBILL_S3_UPLOADS", "4"),
                    Map.entry("WAYBILL_S3_DOWNLOADS", "5"),
                    Map.entry("WAYBILL_ENCRYPTION_KEY", MASTER_KEY + "\n" + MASTER_KEY),
                    Map.entry("WAYBILL_WITHOUT_ENCRYPTION_KEY", "read-only"),
                    Map.entry("WAYBILL_VERIFY_DOWNLOADS", "crc32"),
                    Map.entry("WAYBILL_MAX_UPLOAD_SIZE", "8MiB"),
                    Map.entry("WAYBILL_MAX_FILES", "5"),
                    Map.entry("WAYBILL_BLOCKED_STATUS", "404"),
                    Map.entry("WAYBILL_MAX_UPLOADS_PER_NETWORK", "11"),
                    Map.entry("WAYBILL_MAX_FILES_PER_NETWORK", "12"),
                    Map.entry("WAYBILL_MAX_BYTES_PER_NETWORK", "13"),
                    Map.entry("WAYBILL_MAX_STORED_SIZE", "14"),
                    Map.entry("WAYBILL_MAX_STORED_FILES", "15"),
                    Map.entry("WAYBILL_KEEP_CLIENT_NETWORK", "5h"),
                    Map.entry("WAYBILL_RATE_LIMITS", "off"),
                    Map.entry("WAYBILL_PASSWORD_HASHES", "6"),
                    Map.entry("WAYBILL_MAX_WAITING_PASSWORDS_PER_NETWORK", "7"),
                    Map.entry("WAYBILL_MAX_PASSWORDS_SET_PER_NETWORK", "8"),
                    Map.entry("WAYBILL_DEFAULT_EXPIRY", "6h"),
                    Map.entry("WAYBILL_FORWARDED", "forwarded"),
                    Map.entry("WAYBILL_SWEEP_INTERVAL", "9m"),
                    Map.entry("WAYBILL_SWEEP_RATE", "8"),
                    Map.entry("WAYBILL_LOG_LEVEL", "debug"),
                    Map.entry("WAYBILL_LOG_FORMAT", "json"),
                    Map.entry("WAYBILL_ACCESS_LOG", "errors"),
                    Map.entry("WAYBILL_ACCESS_LOG_CLIENT", "address"))));
    assertThat(configuration)
        .isEqualTo(
            new Configuration(
                new Configuration.Http(
                    new Configuration.Endpoint("::1", 80),
                    Optional.of(URI.create("https://files.example.org")),
                    Optional.of(URI.create("mailto:cert@example.org")),
                    new TrustedProxies(
                        List.of(new AddressRange(InetAddress.ofLiteral("10.0.0.0"), 8))),
                    ForwardedFamily.FORWARDED,
                    7,
                    6,
                    5,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(7),
                    Duration.ofSeconds(3)),
                new Configuration.Management(
                    new Configuration.Endpoint("localhost", 81), Set.of("a.example", "b.example")),
                new Configuration.Data(Path.of("/srv/waybill"), new ByteCount(1024)),
                Optional.of(
                    new Configuration.Postgres(
                        new DatabaseUrl(
                            "jdbc:postgresql://db:5433/files?a=b",
                            Optional.of("ann"),
                            Optional.of("s@fe")),
                        Optional.of("ann"),
                        Optional.of("s@fe"),
                        3)),
                new Configuration.Storage(
                    Optional.of(
                        new Configuration.S3(
                            URI.create("http://s3:9000"),
                            "default",
                            "files",
                            "a/b/",
                            "access",
                            "secret",
                            true,
                            true,
                            List.of(),
                            4,
                            5)),
                    List.of(MASTER_KEY, MASTER_KEY),
                    Optional.empty(),
                    WithoutKey.READ_ONLY,
                    DownloadCheck.CRC32),
                new Configuration.Limits(
                    new ByteCount(8L << 20),
                    5,
                    Duration.ofHours(5),
                    BlockedStatus.STATUS_404,
                    false,
                    new Configuration.Budgets(11, 12, new ByteCount(13)),
                    new Configuration.Total(Optional.of(new ByteCount(14)), Optional.of(15))),
                new Configuration.Passwords(6, 7, 8),
                new Configuration.Expiries(ExpiryChoice.SIX_HOURS, Duration.ofMinutes(9), 8),
                new Configuration.Logging(
                    LogLevel.DEBUG, LogFormat.JSON, AccessLines.ERRORS, LoggedClient.ADDRESS),
                "a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://minio:9000", "https://10.0.0.7:9000", "http://127.evil.org"})
  void the_published_secret_of_minio_is_refused(String endpoint) {
    assertThat(problems(minioAt(endpoint)))
        .singleElement()
        .asString()
        .contains("WAYBILL_S3_SECRET_KEY", "everybody knows")
        .doesNotContain("minioadmin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:9000", "http://127.0.0.1:9000", "http://[::1]:9000"})
  void a_trial_on_this_machine_may_have_it(String endpoint) {
    assertThat(ConfigurationReader.read(minioAt(endpoint))).isInstanceOf(Reading.Valid.class);
  }

  private static Input minioAt(String endpoint) {
    return Inputs.environment(
        Map.of(
            "HOME", "/home/anna",
            "WAYBILL_STORAGE", "s3",
            "WAYBILL_S3_ENDPOINT", endpoint,
            "WAYBILL_S3_BUCKET", "files",
            "WAYBILL_S3_ACCESS_KEY", "minioadmin",
            "WAYBILL_S3_SECRET_KEY", "minioadmin"));
  }

  @Test
  void storage_in_s3_needs_to_know_where() {
    assertThat(problems(Inputs.environment(Map.of("WAYBILL_STORAGE", "s3"))))
        .hasSize(4)
        .allMatch(problem -> problem.contains("is needed with WAYBILL_STORAGE=s3"));
  }

  @Test
  void nothing_secret_is_in_the_text_of_a_configuration() {
    var configuration =
        valid(
            Inputs.environment(
                Map.of(
                    "WAYBILL_DATABASE_URL",
                    "postgresql://ann:canary@db/files?password=canary",
                    "WAYBILL_STORAGE",
                    "s3",
                    "WAYBILL_S3_ENDPOINT",
                    "http://s3:9000",
                    "WAYBILL_S3_BUCKET",
                    "files",
                    "WAYBILL_S3_ACCESS_KEY",
                    "access",
                    "WAYBILL_S3_SECRET_KEY",
                    "canary",
                    "WAYBILL_ENCRYPTION_KEY",
                    MASTER_KEY)));
    assertThat(configuration.toString()).doesNotContain("canary", MASTER_KEY).contains("db/files");
  }

  @Test
  void a_flag_is_stronger_than_the_environment_and_that_than_the_file() throws IOException {
    var file =
        file("WAYBILL_HTTP_PORT=1", "WAYBILL_MANAGEMENT_PORT=2", "WAYBILL_MAX_FILES=3", "# 4");
    var configuration =
        valid(
            new Input(
                Map.of("--config", file, "--http-port", "31"),
                List.of(),
                Map.of("WAYBILL_HTTP_PORT", "21", "WAYBILL_MANAGEMENT_PORT", "22")));
    assertThat(configuration.http().endpoint().port()).isEqualTo(31);
    assertThat(configuration.management().endpoint().port()).isEqualTo(22);
    assertThat(configuration.limits().maxFiles()).isEqualTo(3);
  }

  @Test
  void an_empty_variable_counts_as_none() throws IOException {
    var file = file("WAYBILL_HTTP_PORT=1", "WAYBILL_MAX_FILES=");
    var input = Inputs.environment(Map.of("WAYBILL_HTTP_PORT", "", "WAYBILL_CONFIG", file));
    assertThat(valid(input).http().endpoint().port()).isEqualTo(1);
    assertThat(valid(input).limits().maxFiles()).isEqualTo(100);
  }

  @Test
  void all_problems_are_reported_at_once() throws IOException {
    var file = file("WAYBILL_MAX_FILES=many", "waybill.http.port=80");
    var problems =
        problems(
            new Input(
                Map.of("--config", file, "--max-upload-size", "8MB"),
                List.of("--htp-port=1", "stray"),
                Map.of("WAYBILL_HTTP_PORT", "70000", "WAYBILL_DATA_DIRECTORY", "/x")));
    assertThat(problems)
        .containsExactlyInAnyOrder(
            "--htp-port (from command line): there is no such setting; the nearest is --http-port",
            "\"stray\" (from command line): only flags are expected here",
            "WAYBILL_DATA_DIRECTORY (from environment): there is no such setting; the nearest is"
                + " WAYBILL_DATA_DIR",
            "waybill.http.port (from file %s): there is no such setting; the nearest is WAYBILL_HTTP_PORT"
                .formatted(file),
            "WAYBILL_HTTP_PORT (\"70000\", from environment): allowed is a port, 1 to 65535, or 0"
                + " for a free one",
            "WAYBILL_MAX_UPLOAD_SIZE (\"8MB\", from flag --max-upload-size): allowed is a size from"
                + " 1 to 1024TiB, as bytes or with B, KiB, MiB, GiB or TiB",
            "WAYBILL_MAX_FILES (\"many\", from file %s): allowed is a whole number, 1 to 10000"
                .formatted(file));
  }

  @Test
  void two_services_on_one_port_are_a_problem_unless_both_ports_are_free_ones() {
    assertThat(problems(Inputs.environment(Map.of("WAYBILL_HTTP_PORT", "8081"))))
        .containsExactly(
            "WAYBILL_MANAGEMENT_PORT (\"8081\", from default): has to differ from"
                + " WAYBILL_HTTP_PORT");
    valid(Inputs.flags(Map.of("--http-port", "0", "--management-port", "0")));
  }

  @Test
  void the_value_of_an_unknown_name_is_not_shown_as_it_may_be_a_secret() {
    assertThat(problems(Inputs.environment(Map.of("WAYBILL_PASWORD", "s3cret"))))
        .singleElement()
        .asString()
        .doesNotContain("s3cret");
    assertThat(problems(Inputs.arguments("--pasword", "s3cret", "--other=s3cret")))
        .hasSize(2)
        .noneMatch(problem -> problem.contains("s3cret"));
  }

  @Test
  void control_characters_of_a_value_do_not_reach_the_terminal() {
    assertThat(problems(Inputs.environment(Map.of("WAYBILL_HTTP_PORT", "1\u001b[31m\n2"))))
        .singleElement()
        .asString()
        .doesNotContain("\u001b", "\n");
  }

  @Test
  void what_the_launcher_reads_and_what_kubernetes_sets_is_left_alone() {
    valid(
        Inputs.environment(
            Map.of(
                "WAYBILL_JAVA_OPTS", "-Xmx64m",
                "WAYBILL_JAVA_HOME", "/opt/java/25",
                "WAYBILL_SERVICE_HOST", "10.0.0.1",
                "WAYBILL_SERVICE_PORT_HTTP", "8080",
                "WAYBILL_PORT", "tcp://10.0.0.1:8080",
                "WAYBILL_PORT_8080_TCP_ADDR", "10.0.0.1",
                "PATH", "/bin")));
    assertThat(problems(Inputs.environment(Map.of("WAYBILL_PORT", "8080"))))
        .singleElement()
        .asString()
        .endsWith("the nearest is WAYBILL_HTTP_PORT");
  }

  @Test
  void a_file_that_cannot_be_read_is_a_problem() throws IOException {
    assertThat(problems(Inputs.flags(Map.of("--config", folder.resolve("no").toString()))))
        .singleElement()
        .asString()
        .startsWith("WAYBILL_CONFIG")
        .endsWith("this file does not exist");
    var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0}).toString();
    assertThat(problems(Inputs.flags(Map.of("--config", binary))))
        .singleElement()
        .asString()
        .endsWith("this file is not UTF-8 text");
  }

  @Test
  void a_name_that_is_in_the_file_twice_is_a_problem() throws IOException {
    var file = file("WAYBILL_MAX_FILES=1", "WAYBILL_MAX_FILES=2");
    assertThat(problems(Inputs.flags(Map.of("--config", file))))
        .singleElement()
        .asString()
        .contains("WAYBILL_MAX_FILES", "more than once");
  }

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("waybill.properties"), List.of(lines)).toString();
  }

  private static Configuration valid(Input input) {
    assertThat(ConfigurationReader.read(input)).isInstanceOf(Reading.Valid.class);
    return ((Reading.Valid) ConfigurationReader.read(input)).configuration();
  }

  private static List<String> problems(Input input) {
    assertThat(ConfigurationReader.read(input)).isInstanceOf(Reading.Invalid.class);
    return ((Reading.Invalid) ConfigurationReader.read(input))
        .problems().stream().map(Problem::toString).toList();
  }
}
