package dev.waybill.storage.metered;

import dev.waybill.application.contract.BlobStoreContract;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.port.BlobStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

final class MeteredContractTest implements BlobStoreContract {
  private final BlobStore store =
      MeteredBlobStore.around(new FakeBlobStore(), new SimpleMeterRegistry());

  @Override
  public BlobStore store() {
    return store;
  }
}
