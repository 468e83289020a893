package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.part.CephRgw;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An installation moves from its disk to a real S3 server and back, encrypted and not.
@InTurn("faults")
@Tag("embedded")
final class MoveToS3Test {
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  @TempDir private Path folder;
  private final Ledger ledger = new Ledger();
  private Path data = Path.of("");
  private Map<String, String> bucket = Map.of();

  @BeforeEach
  void part() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    var ceph = CephRgw.required();
    bucket = bucket(ceph);
    var secret = Files.writeString(folder.resolve("secret"), CephRgw.SECRET_KEY);
    bucket.put("--s3-secret-key-file", secret.toString());
  }

  private static Map<String, String> bucket(CephRgw ceph) {
    var name = "move-" + ProcessHandle.current().pid() + "-" + BUCKETS.incrementAndGet();
    return new HashMap<>(
        Map.of(
            "--s3-endpoint",
            ceph.endpoint().toString(),
            "--s3-region",
            CephRgw.REGION,
            "--s3-bucket",
            name,
            "--s3-prefix",
            "waybill/",
            "--s3-access-key",
            CephRgw.ACCESS_KEY,
            "--s3-create-bucket",
            "on"));
  }

  @Test
  void toTheBucketAndBack() {
    thereAndBack(List.of());
  }

  @Test
  void toTheBucketAndBackEncrypted() throws IOException {
    var bytes = new byte[32];
    new Random(1).nextBytes(bytes);
    var keys = Files.writeString(folder.resolve("keys"), Base64.getEncoder().encodeToString(bytes));
    thereAndBack(List.of("--encryption-key-file", keys.toString()));
  }

  private void thereAndBack(List<String> settings) {
    serve("disk", settings, 0);
    var ahead = run(settings, "copy-blobs", "--to", "s3", "--copy-only");
    assertThat(ahead.exit()).as(ahead.out() + ahead.err()).isZero();
    serve("disk", settings, 1);
    assertThat(run(settings, "sweep", "--storage", "s3").err())
        .contains("set WAYBILL_STORAGE back to disk", "`waybill copy-blobs --to s3`");
    var moved = run(settings, "copy-blobs", "--to", "s3");
    assertThat(moved.exit()).as(moved.out() + moved.err()).isZero();
    assertThat(moved.out()).contains("The files are now in s3 http", "WAYBILL_STORAGE=s3");
    assertThat(run(settings, "sweep").err())
        .contains("set WAYBILL_STORAGE back to s3", "`waybill copy-blobs --to disk`");
    serve("s3", settings, 2);
    var examined = run(settings, "doctor", "--deep", "--storage", "s3");
    assertThat(examined.exit()).as(examined.out() + examined.err()).isZero();
    var back = run(settings, "copy-blobs", "--to", "disk");
    assertThat(back.exit()).as(back.out() + back.err()).isZero();
    serve("disk", settings, 3);
    assertThat(run(settings, "doctor", "--deep").exit()).isZero();
  }

  /// Everything is as it was, and a few uploads come in.
  private void serve(String storage, List<String> settings, int seed) {
    var all = flags(settings);
    all.addAll(List.of("--storage", storage));
    try (var waybill = RunningWaybill.start(data, all.toArray(String[]::new))) {
      var check = Check.of(ledger, waybill.port());
      assertThat(check.lost()).isEmpty();
      assertThat(check.altered()).isEmpty();
      var uploader = new Uploader(waybill.port(), ledger);
      for (int n = 0; n < 5; n++) {
        uploader.upload(new Random(seed * 100L + n));
      }
    }
  }

  private Operator.Result run(List<String> settings, String... command) {
    var all = new ArrayList<>(List.of(command));
    all.addAll(flags(settings));
    return new Operator(data).run(all.toArray(String[]::new));
  }

  private List<String> flags(List<String> settings) {
    var flags = new ArrayList<>(settings);
    bucket.forEach((flag, value) -> flags.addAll(List.of(flag, value)));
    return flags;
  }
}
