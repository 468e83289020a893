package dev.waybill.bootstrap.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.DistributedSite;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documents show to operators does what they say, as it stands but for its placeholders.
@InTurn("documents")
@Tag("embedded")
final class OperatorBlocksTest {
  private static final String NODES = "docs/operations.md: WAYBILL_DATABASE_URL=postgresql://";
  private static final String FILES = "docs/operations.md: waybill copy-blobs --to s3 --copy-only";
  private static final String METADATA = "docs/operations.md: waybill export --file waybill.ndjson";
  private static final String BACKUP = "docs/operations.md: sqlite3 ";
  private static final String LOG = "docs/operations.md: grep c637d98c969af9f4 waybill.log";
  private static final String SHOWN_ID = "c637d98c969af9f4";
  private static final String KEY = "docs/encryption-at-rest.md: (umask 077; openssl rand";

  static final List<String> BLOCKS = List.of(NODES, FILES, METADATA, BACKUP, LOG, KEY);

  private static final Pattern SERVES = Pattern.compile("Waybill serves on port (\\d+),");
  private static final String SENT = "what is in the report, in the clear";

  @TempDir private Path home;
  private Path data = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    data = Files.createDirectory(home.resolve("data"));
    Files.writeString(home.resolve("report.txt"), SENT);
  }

  private OperatorShell shell() throws IOException {
    return new OperatorShell(home).with("WAYBILL_DATA_DIR", data.toString());
  }

  private static void upload(URI service, OperatorShell shell) {
    Required.program("curl");
    shell.run("curl -sf -F files=@report.txt " + service + "/upload");
  }

  @Test
  void the_settings_of_a_node_are_settings() throws IOException {
    var secret = Files.writeString(home.resolve("s3"), "secret").toString();
    var settings = String.join("\n", Documents.block(NODES).commands());
    var shown =
        shell().run("set -a\n" + settings.replace("/run/secrets/s3", secret) + "\nwaybill config");
    assertThat(shown).contains("https://s3.example.org", "eu-central-1", "URL = (hidden)");
  }

  @Test
  void files_and_metadata_move() throws IOException {
    var site = DistributedSite.fresh(data);
    var shell = shell().with(variables(site));
    shell.with("WAYBILL_DATABASE_URL", "");
    var files = Documents.block(FILES).commands();
    try (var waybill = RunningWaybill.start(data)) {
      upload(waybill.url(), shell);
      shell.run(files.get(0));
    }
    assertThat(shell.run(files.get(1))).contains("The files are now in s3 ");
    assertThat(files).hasSize(2);
    shell.with("WAYBILL_STORAGE", "s3");

    var database = site.secrets().getOrDefault("WAYBILL_DATABASE_URL", "");
    var metadata = Documents.block(METADATA).commands();
    assertThat(shell.run(metadata.get(0))).contains("Uploads exported: 1");
    assertThat(shell.run(metadata.get(1).replace("postgresql://…", database)))
        .contains("Uploads imported: 1");
    assertThat(metadata).hasSize(2);
    shell.with("WAYBILL_DATABASE_URL", database).run("waybill doctor --deep");
  }

  /// Flags as variables.
  private static Map<String, String> variables(DistributedSite site) {
    var variables = new HashMap<>(site.secrets());
    var flags = site.settings();
    for (int i = 0; i < flags.size(); i += 2) {
      var name = flags.get(i).substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
      variables.put("WAYBILL_" + name, flags.get(i + 1));
    }
    variables.remove("WAYBILL_STORAGE");
    return variables;
  }

  @Test
  void a_backup_can_be_restored() throws IOException {
    Required.program("sqlite3");
    Required.program("rsync");
    var backup = home.resolve("backup");
    Files.createDirectories(backup.resolve("blobs"));
    var shell = shell().with("BACKUP", backup.toString());
    try (var waybill = RunningWaybill.start(data)) {
      upload(waybill.url(), shell);
      for (var command : Documents.block(BACKUP).commands()) {
        shell.run(command);
      }
    }
    shell.with("WAYBILL_DATA_DIR", backup.toString()).run("waybill doctor --deep");
    try (var waybill = RunningWaybill.start(backup)) {
      assertThat(waybill.site().look().uploads()).isEqualTo(1);
    }
  }

  @Test
  void a_new_key_encrypts() throws IOException {
    Required.program("openssl");
    var etc = Files.createDirectory(home.resolve("etc"));
    var shell = shell();
    var commands = Documents.block(KEY).commands();
    shell.run(commands.get(0).replace("/etc/waybill", etc.toString()));
    var serve = commands.get(1).replace("/etc/waybill", etc.toString());
    assertThat(commands).hasSize(2);
    var service = shell.builder(serve).redirectErrorStream(true).start();
    try (var lines = new BufferedReader(new InputStreamReader(service.getInputStream(), UTF_8))) {
      upload(URI.create("http://127.0.0.1:" + port(lines)), shell);
    } finally {
      service.descendants().forEach(ProcessHandle::destroyForcibly);
      service.destroyForcibly();
    }
    assertThat(shell.run("find data/blobs -type f -size +20c")).isNotEmpty();
    assertThat(shell.run("grep -r 'in the clear' data/blobs || echo none")).isEqualTo("none\n");
  }

  @Test
  void a_request_is_found_in_the_log() throws IOException {
    Required.program("jq");
    var shell = shell().with("WAYBILL_LOG_FORMAT", "json").with("WAYBILL_DRAIN_DELAY", "0s");
    // No disk has that: uploads are answered 507.
    shell.with("WAYBILL_MIN_FREE_SPACE", "1024TiB");
    var log = home.resolve("waybill.log");
    var service = shell.builder("exec waybill serve").redirectErrorStream(true).start();
    String id;
    try (var lines = new BufferedReader(new InputStreamReader(service.getInputStream(), UTF_8))) {
      var url = "http://127.0.0.1:" + port(lines) + "/upload";
      var answer = shell.run("curl -s -F files=@report.txt " + url);
      id = answer.replaceAll("(?s).*\"request_id\":\"([^\"]+)\".*", "$1");
      service.toHandle().destroy();
      Files.write(log, lines.lines().toList());
    } finally {
      service.destroyForcibly();
    }
    var found = Documents.block(LOG).commands().stream().map(c -> c.replace(SHOWN_ID, id));
    assertThat(found.map(shell::run)).hasSize(3).allMatch(printed -> printed.contains(id));
  }

  private static String port(BufferedReader lines) throws IOException {
    var seen = new StringBuilder();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.append(line).append('\n');
      var serves = SERVES.matcher(line);
      if (serves.find()) {
        return serves.group(1);
      }
    }
    throw new AssertionError("It does not serve: " + seen);
  }
}
