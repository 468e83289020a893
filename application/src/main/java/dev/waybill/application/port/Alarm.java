package dev.waybill.application.port;

/// Told of what an operator has to look at.
@FunctionalInterface
public interface Alarm {
  /// A download found a blob that is not what was stored.
  void damaged(BlobDamaged finding);
}
