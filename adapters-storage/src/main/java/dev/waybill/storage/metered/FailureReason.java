package dev.waybill.storage.metered;

import dev.waybill.application.port.BlobDamaged;
import dev.waybill.application.port.Busy;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import java.util.Locale;

/// Why a call of a store failed.
enum FailureReason {
  UNAVAILABLE,
  FULL,
  BUSY,
  DAMAGED,
  UNEXPECTED;

  static FailureReason of(RuntimeException thrown) {
    return switch (thrown) {
      case BlobDamaged _ -> DAMAGED;
      case StorageUnavailable _ -> UNAVAILABLE;
      case StorageFull _ -> FULL;
      case Busy _ -> BUSY;
      default -> UNEXPECTED;
    };
  }

  /// As the label has it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
