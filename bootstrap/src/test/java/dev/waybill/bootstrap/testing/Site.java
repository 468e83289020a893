package dev.waybill.bootstrap.testing;

import java.util.List;
import java.util.Map;

/// An installation: what its nodes are configured with, and what they keep, seen from below.
public interface Site {
  /// Flags and their values, one after the other.
  List<String> settings();

  /// Settings that no command line may hold, by variable.
  Map<String, String> secrets();

  /// Flags of a `waybill sweep` that takes whatever no row knows for an orphan, however young. No
  /// node may run then.
  List<String> sweepOfAll();

  Kept look();

  /// Changes a byte in the middle of a stored blob, as a rotten medium would.
  void rot(String blob);
}
