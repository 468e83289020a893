package dev.waybill.storage.total;

import dev.waybill.application.contract.BlobStoreContract;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.port.BlobStore;

final class LimitedContractTest implements BlobStoreContract {
  private final BlobStore store =
      new LimitedBlobStore(new FakeBlobStore(), new LimitedBlobStore.Limit(1L << 40, 1 << 20));

  @Override
  public BlobStore store() {
    return store;
  }
}
