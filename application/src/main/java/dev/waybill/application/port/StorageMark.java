package dev.waybill.application.port;

import java.util.Optional;

/// A short text that lies beside the blobs and says whose they are. Faults are
/// [StorageUnavailable].
public interface StorageMark {
  Optional<String> read();

  /// Durably, in place of what was there. At most 1000 ASCII characters without a line end.
  void write(String text);
}
