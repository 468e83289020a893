package dev.waybill.bootstrap.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.upkeep.RotateKeys.Outcome;
import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.domain.upload.WrappedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On the real database and the real disk.
@Tag("embedded")
final class EncryptionAtRestTest {
  private static final Duration LATER = ReceiveUpload.LONGEST.plusHours(2);

  @TempDir private Path directory;
  private final MovableClock clock = new MovableClock();

  private Node node(String... masterKeys) {
    return Node.open(directory, clock, masterKeys);
  }

  @Test
  void erasingTheKeyErasesTheBlobThoughItsBytesAreThere() {
    try (var node = node(Node.FIRST_MASTER)) {
      node.store(1);
      assertThat(node.read(1)).isEqualTo(Node.bytes(node.file(1)));
      var bytes = blobs();

      node.erase(node.keys().getFirst());

      assertThat(blobs()).isEqualTo(bytes).hasSize(1);
      assertErased(node.beside());
      clock.move(Duration.ofMinutes(1));
      assertErased(node);
    }
  }

  private static void assertErased(Node node) {
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> node.read(1))
        .withMessageMatching("The tenant key [0-9a-f]{16} was erased");
  }

  @Test
  void theMasterKeyAndTheTenantKeysAreRotatedWithoutTouchingABlob() {
    try (var node = node(Node.FIRST_MASTER)) {
      IntStream.range(0, 6).forEach(node::store);
    }
    var bytes = blobs();
    try (var node = node(Node.SECOND_MASTER, Node.FIRST_MASTER)) {
      assertThat(node.rotate(true, true)).isEqualTo(new Outcome(1, 1, 6, 0, 1, 0));
      assertThat(node.rotate(false, true)).isEqualTo(new Outcome(0, 0, 0, 0, 0, 0));
    }
    assertThat(blobs()).isEqualTo(bytes);
    try (var node = node(Node.SECOND_MASTER)) {
      node.requireUsable();
      assertReadable(node, 6);
    }
    try (var node = node(Node.FIRST_MASTER)) {
      assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(node::requireUsable);
    }
  }

  @Test
  void tenNodesMayBeginAtTheSameTime() {
    try (var first = node(Node.FIRST_MASTER)) {
      Blobs.concurrently(10, n -> first.beside().store(n));
      assertReadable(first, 10);
    }
  }

  @Test
  void nodesGoOnServingWhileKeysAreRotated() {
    try (var rotating = node(Node.FIRST_MASTER)) {
      rotating.store(0);
      Blobs.concurrently(
          4,
          n -> {
            if (n == 0) {
              IntStream.range(0, 10).forEach(_ -> rotating.rotate(true, false));
            } else {
              storeAndRead(rotating.beside(), n);
            }
          });
      clock.move(LATER);
      rotating.rotate(false, false);

      assertThat(rotating.keys()).hasSize(1);
      assertReadable(rotating, 16);
    }
  }

  private static void storeAndRead(Node node, int n) {
    for (int seed = 5 * n - 4; seed <= 5 * n; seed++) {
      node.store(seed);
      assertThat(node.read(seed)).isEqualTo(Node.bytes(node.file(seed)));
      assertThat(node.read(0)).isEqualTo(Node.bytes(node.file(0)));
    }
  }

  private static void assertReadable(Node node, int count) {
    for (int seed = 0; seed < count; seed++) {
      var file = node.file(seed);
      assertThat(node.read(seed)).as("blob " + file.blob()).isEqualTo(Node.bytes(file));
      assertThat(file.wrappedKey().map(WrappedKey::keyId))
          .isPresent()
          .get()
          .isIn(node.keys().stream().map(key -> key.id()).toList());
    }
  }

  private Map<String, String> blobs() {
    try (var files = Files.walk(directory.resolve("blobs"))) {
      return files
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(Path::toString, EncryptionAtRestTest::hex));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hex(Path file) {
    try {
      return HexFormat.of().formatHex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
