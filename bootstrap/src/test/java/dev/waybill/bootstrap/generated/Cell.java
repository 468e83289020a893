package dev.waybill.bootstrap.generated;

/// What became of a step.
sealed interface Cell {
  record Done() implements Cell {}

  /// @param reason in words
  record Failed(String reason) implements Cell {}
}
