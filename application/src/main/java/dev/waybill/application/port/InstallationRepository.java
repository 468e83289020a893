package dev.waybill.application.port;

import java.util.Optional;

/// What belongs to the installation as a whole, the same for all its nodes.
public interface InstallationRepository {
  /// The secret kept under `name`, or `fresh` where there was none; from then on that one. Needs a
  /// transaction that may write.
  byte[] secret(String name, byte[] fresh);

  /// What was last recorded under `name`.
  Optional<String> fact(String name);

  /// Records `value` under `name`, in place of what was there. Needs a transaction that may write.
  void record(String name, String value);
}
