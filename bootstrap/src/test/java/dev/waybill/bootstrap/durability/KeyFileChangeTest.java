package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.Operator.Result;
import dev.waybill.bootstrap.testing.WaybillProcess;
import dev.waybill.storage.encryption.TenantKeyVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The master key is replaced by another one under load, and the node is never restarted.
final class KeyFileChangeTest {
  private static final long SEGMENT = 64 * 1024;
  private static final int TAG = 16;
  private static final String OLD = key(1);
  private static final String FRESH = key(2);

  @TempDir private Path folder;

  @Test
  void a_new_key_is_taken_up_and_the_old_one_given_up_without_a_restart() throws Exception {
    var data = Files.createDirectory(folder.resolve("data"));
    write(OLD);
    var ledger = new Ledger();
    try (var node = WaybillProcess.serve(data, "--encryption-key-file", keys().toString())) {
      try (var uploader = new Uploader(node.port(), ledger)) {
        uploader.start(2, 7);
        await(() -> ids(data).equals(idsOf(OLD)));
        write(FRESH, OLD);
        await(() -> ids(data).equals(idsOf(FRESH, OLD)));
        assertThat(run(data, "rotate-keys", "--new-tenant-keys").exit()).isZero();
        write(FRESH);
        await(() -> refusals(node) == 1 || ids(data).equals(idsOf(FRESH)));
        var reached = ledger.acknowledged() + 20;
        await(() -> ledger.acknowledged() >= reached);
      }
      assertThat(ids(data)).isEqualTo(idsOf(FRESH));
      assertThat(node.output())
          .contains("again: master keys " + String.join(" ", idsOf(FRESH, OLD)) + ",")
          .contains("again: master keys " + String.join(" ", idsOf(FRESH)) + ",")
          .doesNotContain(OLD, FRESH, "WARN", "ERROR");
      assertWhole(data, ledger, node);
    }
    assertThat(run(data, "doctor", "--deep").exit()).isZero();
  }

  @Test
  @InTurn("faults")
  void what_a_start_would_refuse_is_not_used() throws Exception {
    var data = Files.createDirectory(folder.resolve("data"));
    write(OLD);
    var ledger = new Ledger();
    try (var node = WaybillProcess.serve(data, "--encryption-key-file", keys().toString());
        var uploader = new Uploader(node.port(), ledger)) {
      var random = new Random(3);
      uploader.upload(random);
      write(FRESH);
      await(() -> refusals(node) == 1);
      assertThat(metric(node, "waybill_encryption_key_file_refused")).isEqualTo("1.0");
      uploader.upload(random);
      Files.delete(keys());
      await(() -> refusals(node) == 2);
      uploader.upload(random);
      assertThat(ids(data)).isEqualTo(idsOf(OLD));
      write(OLD);
      await(() -> node.output().contains("holds the keys in use again"));
      await(() -> metric(node, "waybill_encryption_key_file_refused").equals("0.0"));
      assertThat(node.output())
          .contains("the master key " + idsOf(OLD).getFirst() + " is missing. Add it to the file")
          .contains("It does not exist.")
          .contains("Correct it before the node is restarted")
          .doesNotContain(OLD, FRESH);
      assertWhole(data, ledger, node);
    }
  }

  /// Everything acknowledged is there, and nothing lies in the store as it came.
  private static void assertWhole(Path data, Ledger ledger, WaybillProcess node) {
    var check = Check.of(ledger, node.port());
    assertThat(check.lost()).isEmpty();
    assertThat(check.altered()).isEmpty();
    var kept = Edition.site(data).look();
    assertThat(kept.uploads()).isEqualTo(ledger.acknowledged());
    kept.files()
        .forEach(
            (blob, size) ->
                assertThat(kept.blobs())
                    .as("the encrypted form of %s bytes", size)
                    .containsEntry(blob, size + TAG * Math.max(1, (size + SEGMENT - 1) / SEGMENT)));
  }

  private static int refusals(WaybillProcess node) {
    return node.output().split("was changed and is not used", -1).length - 1;
  }

  private static String metric(WaybillProcess node, String name) {
    try (var metrics = node.managementUrl().resolve("/metrics").toURL().openStream()) {
      return new String(metrics.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .map(line -> line.substring(name.length() + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Of the only node, as every node sees it.
  private List<String> ids(Path data) {
    try {
      var ids = new ArrayList<String>();
      JsonNode node = new ObjectMapper().readTree(run(data, "nodes", "--json").out());
      node.path("master_keys").forEach(id -> ids.add(id.asText()));
      return ids;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Result run(Path data, String... words) {
    var operator = Operator.of(Edition.site(data), data);
    if (Files.exists(keys())) {
      operator.with("WAYBILL_ENCRYPTION_KEY_FILE", keys().toString());
    }
    return operator.run(words);
  }

  private static List<String> idsOf(String... keys) {
    return TenantKeyVault.idsOf(List.of(keys));
  }

  private Path keys() {
    return folder.resolve("keys");
  }

  private void write(String... keys) throws IOException {
    Files.writeString(keys(), String.join("\n", keys) + "\n");
  }

  private static String key(int seed) {
    var bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the time until it is so").isLessThan(end);
    }
  }
}
