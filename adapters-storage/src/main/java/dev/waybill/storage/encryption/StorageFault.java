package dev.waybill.storage.encryption;

import dev.waybill.application.port.BlobDamaged;
import java.io.IOException;

/// A fault of the stored bytes that was found on the way to the target. An [IOException], so that
/// the inner store takes it for the target's and hands it on: it must neither try again nor count
/// it against the store's health.
final class StorageFault extends IOException {
  private static final long serialVersionUID = 1;

  private final String what;

  StorageFault(String what, Throwable cause) {
    super(what, cause);
    this.what = what;
  }

  StorageFault(String what) {
    super(what);
    this.what = what;
  }

  /// As callers of the outer store have to see it.
  BlobDamaged damaged() {
    return new BlobDamaged(what, this);
  }
}
