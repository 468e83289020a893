package dev.waybill.application.upkeep;

import dev.waybill.application.port.BlobStore;
import dev.waybill.domain.upload.BlobKey;
import java.util.function.Consumer;

/// Asks a store for less than all it has.
public final class Listing {
  private Listing() {}

  /// Whether there is a blob at all.
  public static boolean hasAny(BlobStore blobs) {
    try {
      blobs.list(new Enough());
      return false;
    } catch (Enough seen) {
      return true;
    }
  }

  /// Ends a listing at its first blob.
  private static final class Enough extends RuntimeException implements Consumer<BlobKey> {
    private static final long serialVersionUID = 1;

    Enough() {
      super("a blob", null, false, false);
    }

    @Override
    public void accept(BlobKey key) {
      throw this;
    }
  }
}
