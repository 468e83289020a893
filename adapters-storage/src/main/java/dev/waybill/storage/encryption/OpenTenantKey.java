package dev.waybill.storage.encryption;

import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import dev.waybill.domain.upload.WrappedKey;
import javax.crypto.SecretKey;

/// A tenant's key that was opened by a master key: wraps the data keys of the tenant's blobs, each
/// for its blob alone.
final class OpenTenantKey {
  private static final String FORMAT = "waybill/data-key/1|";

  private final TenantKey row;
  private final SecretKey key;

  OpenTenantKey(TenantKey row, byte[] key) {
    this.row = row;
    this.key = Envelope.aes(key);
  }

  WrappedKey wrap(BlobKey blob, DataKey data, RandomBytes random) {
    var nonce = random.next(Envelope.NONCE);
    return WrappedKey.of(row.id(), Envelope.seal(key, nonce, data.bytes(), context(blob)));
  }

  DataKey unwrap(BlobKey blob, WrappedKey wrapped) {
    return Envelope.open(key, wrapped.sealed(), context(blob))
        .map(DataKey::of)
        .orElseThrow(
            () ->
                new StorageUnavailable(
                    "The data key in the row of blob " + blob + " does not open for this blob"));
  }

  private String context(BlobKey blob) {
    return FORMAT + row.tenant() + "|" + blob;
  }
}
