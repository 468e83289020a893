package dev.waybill.bootstrap.wiring;

import dev.waybill.application.contract.BlobStoreContract;
import dev.waybill.application.port.BlobStore;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// Every layer around the data folder, in the order in which the service puts them.
@Tag("embedded")
final class ShippedDiskStoreTest implements BlobStoreContract {
  @TempDir private Path data;
  private Shipped shipped;

  @BeforeEach
  void open() {
    shipped = Shipped.of(RunningWaybill.configuration(data));
  }

  @AfterEach
  void close() {
    shipped.close();
  }

  @Override
  public BlobStore store() {
    return shipped.blobs();
  }
}
