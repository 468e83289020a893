package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import java.util.function.Supplier;

/// What a node says of itself: whether an upload would work now, and whether it takes requests at
/// all. While it starts and once it stops that is known without a look.
final class NodeStatus {
  private volatile Supplier<Readiness> ready = NodeStatus::starting;
  private volatile Supplier<Readiness> serving = NodeStatus::starting;

  private static Readiness starting() {
    return Readiness.not("starting", "The service starts");
  }

  private static Readiness stopping() {
    return Readiness.not("stopping", "The service was told to stop");
  }

  /// @param upload looks whether an upload would work
  /// @param itself looks at what is this node's own
  void begin(Supplier<Readiness> upload, Supplier<Readiness> itself) {
    ready = upload;
    serving = itself;
  }

  void stop() {
    ready = NodeStatus::stopping;
    serving = NodeStatus::stopping;
  }

  Readiness ready() {
    return ready.get();
  }

  Readiness serving() {
    return serving.get();
  }
}
