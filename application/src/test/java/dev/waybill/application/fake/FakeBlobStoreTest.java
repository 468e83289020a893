package dev.waybill.application.fake;

import dev.waybill.application.contract.BlobStoreContract;
import dev.waybill.application.port.BlobStore;

final class FakeBlobStoreTest implements BlobStoreContract {
  private final BlobStore store = new FakeBlobStore();

  @Override
  public BlobStore store() {
    return store;
  }
}
