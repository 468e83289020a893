package dev.waybill.rest.container;

/// Told of every request, for meters. Called on the request's thread: must be quick, must not
/// throw.
@FunctionalInterface
public interface RequestObserver {
  /// A request begins; exactly one [#finished] follows.
  default void started() {}

  void finished(RequestReport report);

  /// Both are told.
  default RequestObserver and(RequestObserver other) {
    var first = this;
    return new RequestObserver() {
      @Override
      public void started() {
        first.started();
        other.started();
      }

      @Override
      public void finished(RequestReport report) {
        first.finished(report);
        other.finished(report);
      }
    };
  }
}
