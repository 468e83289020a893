package dev.waybill.rest.container;

/// Told of every request, for meters. Called on the request's thread: must be quick, must not
/// throw.
@FunctionalInterface
public interface RequestObserver {
  /// A request begins; exactly one [#finished] follows.
  default void started() {}

  void finished(RequestReport report);
}
