package dev.waybill.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.port.KeyVault;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.KeyFile;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.storage.encryption.TenantKeyVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When a node uses what its key file holds.
final class NodeKeysTest {
  private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String FRESH = "BB" + OLD.substring(2);

  @TempDir private Path folder;
  private final FakeDatabase database = new FakeDatabase();

  private final TenantKeyVault vault =
      TenantKeyVault.of(List.of(OLD), database, new SystemRandomBytes(), InstantSource.system());

  @BeforeEach
  void encryptSomething() {
    assertThat(vault.newKey(TenantId.DEFAULT, Blobs.key(1))).isPresent();
  }

  private NodeKeys keys() {
    return NodeKeys.of(vault, Optional.of(new KeyFile(file())), List.of(OLD));
  }

  private Path file() {
    return folder.resolve("keys");
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), text);
  }

  private static List<String> ids(String... keys) {
    return TenantKeyVault.idsOf(List.of(keys));
  }

  @Test
  void a_change_is_used_when_it_stands_still() throws IOException {
    var keys = keys();
    write(FRESH);
    assertThat(keys.look()).isFalse();
    write(FRESH + "\n" + OLD);
    assertThat(keys.look()).isFalse();
    assertThat(keys.look()).isTrue();
    assertThat(keys.ids()).isEqualTo(ids(FRESH, OLD));
    assertThat(keys.refused()).isZero();
    assertThat(keys.look()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", FIRST_ALONE, TWICE})
  void what_cannot_be_used_is_refused_until_the_file_is_as_before(String text) throws IOException {
    var keys = keys();
    write(text.replace("OLD", OLD).replace("FRESH", FRESH));
    keys.look();
    assertThat(keys.refused()).isZero();
    keys.look();
    assertThat(keys.refused()).isOne();
    assertThat(keys.ids()).isEqualTo(ids(OLD));
    write(OLD + "\n");
    keys.look();
    keys.look();
    assertThat(keys.refused()).isZero();
  }

  private static final String FIRST_ALONE = "FRESH";
  private static final String TWICE = "OLD\nOLD";

  @Test
  void a_file_that_is_gone_leaves_the_keys() throws IOException {
    var keys = keys();
    keys.look();
    keys.look();
    assertThat(keys.refused()).isOne();
    assertThat(keys.ids()).isEqualTo(ids(OLD));
    write(OLD);
    keys.look();
    keys.look();
    assertThat(keys.refused()).isZero();
  }

  @Test
  void without_a_file_nothing_changes() throws IOException {
    write(FRESH + "\n" + OLD);
    var keys = NodeKeys.of(vault, Optional.empty(), List.of(OLD));
    keys.look();
    assertThat(keys.look()).isFalse();
    assertThat(keys.ids()).isEqualTo(ids(OLD));
    var none = NodeKeys.none(KeyVault.NONE);
    assertThat(none.look()).isFalse();
    assertThat(none.ids()).isEmpty();
  }

  @Test
  void a_key_is_never_printed() {
    assertThat(new KeyFile.Content.Keys(List.of(OLD)).toString()).doesNotContain(OLD);
  }
}
