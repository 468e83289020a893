package dev.waybill.application.upkeep;

/// Keeps a sweep from taking all that storage can give.
@FunctionalInterface
public interface Pace {
  Pace UNLIMITED = _ -> {};

  /// Waits until so many more blobs may be removed.
  void spend(int blobs);
}
