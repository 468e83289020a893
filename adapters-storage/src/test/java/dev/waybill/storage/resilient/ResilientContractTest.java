package dev.waybill.storage.resilient;

import dev.waybill.application.contract.BlobStoreContract;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.port.BlobStore;

final class ResilientContractTest implements BlobStoreContract {
  private final BlobStore store =
      ResilientBlobStore.around(new FakeBlobStore(), new ResilientBlobStore.Limits(64, 64, 64));

  @Override
  public BlobStore store() {
    return store;
  }
}
