package dev.waybill.storage.encryption;

import dev.waybill.application.contract.BlobStoreContract;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.port.BlobStore;

/// The port's contract, in pieces as a store in memory hands them on.
final class EncryptingFakeTest implements BlobStoreContract {
  private final BlobStore store = EncryptingBlobStore.around(new FakeBlobStore());

  @Override
  public BlobStore store() {
    return store;
  }
}
