package dev.waybill.storage.encryption;

import dev.waybill.application.contract.BlobStoreContract;
import dev.waybill.application.port.BlobStore;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.storage.disk.DiskBlobStore;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The port's contract, from files.
final class EncryptingDiskTest implements BlobStoreContract {
  @TempDir private Path directory;
  private BlobStore store;

  @BeforeEach
  void open() {
    store =
        EncryptingBlobStore.around(
            DiskBlobStore.open(directory.resolve("storage"), ByteCount.ZERO));
  }

  @Override
  public BlobStore store() {
    return store;
  }
}
