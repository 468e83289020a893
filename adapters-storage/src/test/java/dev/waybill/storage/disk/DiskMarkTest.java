package dev.waybill.storage.disk;

import dev.waybill.application.contract.StorageMarkContract;
import dev.waybill.application.port.StorageMark;
import dev.waybill.domain.size.ByteCount;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DiskMarkTest implements StorageMarkContract {
  @TempDir private Path directory;

  @Override
  public StorageMark mark() {
    return DiskBlobStore.open(directory.resolve("storage"), ByteCount.ZERO).mark();
  }
}
