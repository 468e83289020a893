package dev.waybill.storage.encryption;

import dev.waybill.application.contract.BlobStoreContract;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.port.BlobStore;

/// The port's contract, in odd portions as a network delivers them.
final class EncryptingPiecesTest implements BlobStoreContract {
  private final BlobStore store =
      EncryptingBlobStore.around(new PiecesStore(new FakeBlobStore(), 1999));

  @Override
  public BlobStore store() {
    return store;
  }
}
