package dev.waybill.bootstrap.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.part.LocalS3;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way to a bucket on MinIO as the document shows it: the bucket, the user and the policy that
/// it makes are enough, and each right of it that the document calls needed is.
@InTurn("minio")
@Tag("embedded")
final class MinioWalkTest {
  static final String BLOCK = "docs/operations.md: mc alias set files";

  private static final Pattern POLICY =
      Pattern.compile("(?ms)^```json\n(\\{\n  \"Version\".*?)^```$");
  private static final String SECRET = "a-secret-of-the-node";

  @TempDir private Path home;
  private LocalS3 minio = LocalS3.required(LocalS3.Kind.MINIO);
  private OperatorShell shell;
  private String policy = "";

  /// Each test has a bucket and a user of its own, which the document calls `waybill` and
  /// `waybill-node`.
  private final String name = "walk-" + System.nanoTime();

  MinioWalkTest(@TempDir Path shellHome) throws IOException {
    this.shell = new OperatorShell(shellHome);
  }

  @BeforeEach
  void prepare() throws IOException {
    shell
        .with("MC_CONFIG_DIR", home.resolve("mc").toString())
        .with("ADMIN_KEY", LocalS3.ACCESS_KEY)
        .with("ADMIN_SECRET", LocalS3.SECRET_KEY)
        .with("NODE_SECRET", SECRET);
    var found = POLICY.matcher(Files.readString(Path.of("..", "docs", "operations.md")));
    assertThat(found.find()).isTrue();
    policy = found.group(1);
  }

  /// Runs the document's commands, with a policy.
  private void walk(String granted) throws IOException {
    var file =
        Files.writeString(home.resolve("policy.json"), granted.replace(":::waybill", ":::" + name));
    for (var command : Documents.block(BLOCK).commands()) {
      shell.run(
          command
              .replaceFirst("^mc ", minio.tool("mc") + " ")
              .replace("https://s3.example.org", minio.endpoint().toString())
              .replace("waybill-policy.json", file.toString())
              .replaceAll("waybill-node", name + "-node")
              .replaceAll("files/waybill", "files/" + name)
              .replaceAll("files waybill ", "files " + name + " "));
    }
  }

  private String[] settings() throws IOException {
    var secret = Files.writeString(home.resolve("secret"), SECRET);
    return List.of(
            "--storage",
            "s3",
            "--s3-endpoint",
            minio.endpoint().toString(),
            "--s3-region",
            LocalS3.REGION,
            "--s3-bucket",
            name,
            "--s3-access-key",
            name + "-node",
            "--s3-secret-key-file",
            secret.toString())
        .toArray(String[]::new);
  }

  @Test
  void the_documented_rights_are_enough() throws IOException {
    walk(policy);
    try (var waybill = RunningWaybill.start(data(), settings())) {
      shell.run("head -c 1000 /dev/zero >small; head -c 12000000 /dev/zero >large");
      for (var file : List.of("small", "large")) {
        var answer = shell.run("curl -sf -F files=@" + file + " " + waybill.url() + "/upload");
        var link = answer.replaceAll("(?s).*?\"download_url\":\"([^\"]+)\".*", "$1");
        var token = answer.replaceAll("(?s).*\"redirect\":\"/manage/([^\"]+)\".*", "$1");
        shell.run("curl -sf '" + link + "?download=1' | cmp - " + file);
        shell.run("curl -sf -X POST " + waybill.url() + "/delete/" + token);
      }
    }
    var variables = variables();
    assertThat(shell.with(variables).run("waybill sweep")).contains("Blobs removed: 2");
    assertThat(shell.run("waybill doctor"))
        .contains("keeps no old versions: what is deleted is gone", "Nothing is wrong.");
  }

  @Test
  void a_quota_that_is_used_up_is_507_for_small_and_large_and_stores_nothing() throws IOException {
    walk(policy);
    shell.run(minio.tool("mc") + " quota set files/" + name + " --size 1MiB");
    try (var waybill = RunningWaybill.start(data(), settings())) {
      shell.run("head -c 2000000 /dev/zero >small; head -c 12000000 /dev/zero >large");
      for (var file : List.of("small", "large")) {
        var answer = upload(file, waybill);
        assertThat(answer).contains("insufficient_storage").endsWith(" 507");
      }
      shell.run("echo fits >fits");
      assertThat(upload("fits", waybill)).endsWith(" 200");
    }
  }

  private String upload(String file, RunningWaybill waybill) throws IOException {
    return shell.run(
        "curl -s -w ' %{http_code}' -F files=@" + file + " " + waybill.url() + "/upload");
  }

  private Map<String, String> variables() throws IOException {
    return Map.of(
        "WAYBILL_DATA_DIR",
        data().toString(),
        "WAYBILL_STORAGE",
        "s3",
        "WAYBILL_S3_ENDPOINT",
        minio.endpoint().toString(),
        "WAYBILL_S3_REGION",
        LocalS3.REGION,
        "WAYBILL_S3_BUCKET",
        name,
        "WAYBILL_S3_ACCESS_KEY",
        name + "-node",
        "WAYBILL_S3_SECRET_KEY",
        SECRET);
  }

  private Path data() throws IOException {
    return Files.createDirectories(home.resolve("data"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListBucket", "GetObject", "PutObject", "DeleteObject"})
  void each_of_these_is_needed(String right) throws IOException {
    var without = policy.replaceFirst("\"s3:" + right + "\",?", "");
    assertThat(without).isNotEqualTo(policy);
    walk(without.replace(",\n      ]", "\n      ]"));

    assertThatThrownBy(() -> RunningWaybill.start(data(), settings()).close())
        .hasStackTraceContaining("The access key may not ");
  }
}
