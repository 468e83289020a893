package dev.waybill.application.port;

/// Told of what an operator has to look at.
@FunctionalInterface
public interface Alarm {
  /// When a damaged blob shows itself.
  enum Moment {
    /// It is missing, or has another length than its row says.
    OPENED,
    /// Its bytes are others.
    READ
  }

  /// A download found a blob that is not what was stored.
  void damaged(BlobDamaged finding, Moment moment);
}
