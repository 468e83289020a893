package dev.waybill.application.port;

import java.util.Optional;
import java.util.SortedMap;

/// What belongs to the installation as a whole, the same for all its nodes.
public interface InstallationRepository {
  /// The secret kept under `name`, or `fresh` where there was none; from then on that one. Needs a
  /// transaction that may write.
  byte[] secret(String name, byte[] fresh);

  /// What was last recorded under `name`.
  Optional<String> fact(String name);

  /// What is recorded under `name`, or `fresh` where nothing was; from then on that one. Whoever
  /// asks at the same time gets the same. Needs a transaction that may write.
  String fact(String name, String fresh);

  /// Records `value` under `name`, in place of what was there. Needs a transaction that may write.
  void record(String name, String value);

  /// Records `value` in place of `expected`, and answers whether that is what was there: of several
  /// who ask at the same time, one is told so. Needs a transaction that may write.
  boolean replace(String name, String expected, String value);

  /// Everything that is recorded, by name: few things.
  SortedMap<String, String> facts();

  /// Every secret, by name: few things.
  SortedMap<String, byte[]> secrets();
}
