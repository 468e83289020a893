package dev.waybill.bootstrap.wiring;

/// The steps of a start, in their order. Where one fails, what those before it have opened is
/// closed again.
public enum StartStep {
  /// Both ports are tried. Before it nothing was changed anywhere.
  PORTS,
  /// The data folder is taken, where there is one.
  FOLDER,
  /// The management port listens; the stores are opened beside that.
  MANAGEMENT,
  /// Blobs and database are opened, and found to belong together.
  STORES,
  /// The master keys are read.
  KEYS,
  /// Everything is there that serves; none of it runs yet.
  PARTS,
  /// The node is recorded: others see it.
  NODE,
  /// The service port listens.
  SERVICE,
  /// Sweeps, counting and meters run.
  BACKGROUND,
  /// The node says that it is ready.
  READY
}
