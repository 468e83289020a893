package dev.waybill.storage.disk;

import dev.waybill.application.contract.BlobStoreContract;
import dev.waybill.application.port.BlobStore;
import dev.waybill.domain.size.ByteCount;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class DiskBlobStoreTest implements BlobStoreContract {
  @TempDir private Path directory;
  private BlobStore store;

  @BeforeEach
  void open() {
    store = DiskBlobStore.open(directory.resolve("data/storage"), ByteCount.ZERO);
  }

  @Override
  public BlobStore store() {
    return store;
  }
}
