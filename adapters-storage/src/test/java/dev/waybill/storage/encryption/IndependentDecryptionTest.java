package dev.waybill.storage.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.contract.Required;
import dev.waybill.application.fake.CountedBytes;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.KeyVault.FreshKey;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.storage.disk.DiskBlobStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The document's own program reads what Waybill has stored.
final class IndependentDecryptionTest {
  private static final BlobKey BLOB = Blobs.key(7);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 65_536, 200_000})
  void theProgramOfTheDocumentDecryptsABlob(int size) throws IOException, InterruptedException {
    var database = new FakeDatabase();
    var vault =
        TenantKeyVault.of(
            List.of(TestKeys.FIRST), database, new CountedBytes(), new MovableClock());
    var fresh = vault.newKey(TenantId.DEFAULT, BLOB).orElseThrow();
    store(fresh, Blobs.bytes(size));
    var key = database.transactions().read(() -> database.tenantKeys().newest(TenantId.DEFAULT));

    assertThat(
            decrypt(
                TestKeys.FIRST,
                "default",
                fresh.wrapped().keyId(),
                key.orElseThrow().sealed(),
                BLOB.value(),
                fresh.wrapped().sealed(),
                directory.resolve("blobs/" + BLOB).toString()))
        .isEqualTo(Blobs.bytes(size));
  }

  private void store(FreshKey key, byte[] bytes) {
    var store = EncryptingBlobStore.around(DiskBlobStore.open(directory, ByteCount.ZERO));
    var ref = new BlobRef(BLOB, Optional.of(key.key()));
    try (var sink = store.create(ref, OptionalLong.empty())) {
      sink.write(ByteBuffer.wrap(bytes));
      sink.finish();
      sink.publish();
    }
  }

  private byte[] decrypt(String... arguments) throws IOException, InterruptedException {
    var python = python();
    Required.that(python.isPresent(), "python3 with cryptography");
    var program =
        Files.writeString(directory.resolve("decrypt.py"), FormatDocument.read().python());
    var command =
        Stream.concat(Stream.of(python.orElseThrow(), program.toString()), Stream.of(arguments));
    var errors = directory.resolve("errors").toFile();
    var process = new ProcessBuilder(command.toList()).redirectError(errors).start();
    var output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(Files.readString(errors.toPath(), UTF_8)).isZero();
    return output;
  }

  /// The Python that has the module, which need not be the first on the PATH.
  private static Optional<String> python() {
    return Stream.of("python3", "/usr/bin/python3")
        .filter(IndependentDecryptionTest::hasModule)
        .findFirst();
  }

  private static boolean hasModule(String python) {
    try {
      return new ProcessBuilder(python, "-c", "import cryptography").start().waitFor() == 0;
    } catch (IOException | InterruptedException missing) {
      return false;
    }
  }
}
