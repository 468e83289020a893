package dev.waybill.application.contract;

import dev.waybill.application.port.BlobStore;

/// What every [BlobStore] must do: stores, decorators and fakes alike. A test class implements it
/// and answers the store to test.
public interface BlobStoreContract
    extends BlobSinkContract, BlobSourceContract, BlobDeletionContract {
  /// An empty store; the same one during one test.
  @Override
  BlobStore store();
}
