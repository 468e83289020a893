package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.report.ExitCode;
import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What tells the process to stop. The JVM's shutdown hooks do not say which one it was, nor that
/// there was a second one; `sun.misc.Signal` does, which JEP 260 keeps until there is something
/// else. It is asked for by name, as the compiler has a warning for it that nothing silences.
enum StopSignal {
  /// From a service manager or an orchestrator.
  TERM(ExitCode.BY_SIGTERM),
  /// Ctrl-C.
  INT(ExitCode.BY_SIGINT),
  /// The terminal is gone.
  HUP(ExitCode.BY_SIGHUP);

  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

  private final int exitCode;

  StopSignal(int exitCode) {
    this.exitCode = exitCode;
  }

  /// As a shell has it, and a JVM that handles its signals itself.
  int exitCode() {
    return exitCode;
  }

  /// Whether a load balancer may be in front that has to notice first.
  boolean isExpectedToDrain() {
    return this == TERM;
  }

  /// Takes them from the JVM.
  ///
  /// @return what comes from now on
  static BlockingQueue<StopSignal> listen() {
    var arriving = new LinkedBlockingQueue<StopSignal>();
    for (var signal : values()) {
      try {
        signal.handle(() -> arriving.add(signal));
      } catch (ReflectiveOperationException | IllegalArgumentException notOurs) {
        LOG.info("The JVM handles SIG{} itself: it stops without the drain delay", signal);
      }
    }
    return arriving;
  }

  /// @throws ReflectiveOperationException of a JVM that knows no such thing, or has kept it
  ///   (`-Xrs`)
  @SuppressWarnings("ReferenceEquality") // What Object.equals is, which a proxy has to say itself.
  private void handle(Runnable action) throws ReflectiveOperationException {
    var signals = Class.forName("sun.misc.Signal");
    var handlers = Class.forName("sun.misc.SignalHandler");
    var handler =
        Proxy.newProxyInstance(
            handlers.getClassLoader(),
            new Class<?>[] {handlers},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "handle" -> {
                    action.run();
                    yield null;
                  }
                  case "equals" -> self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  default -> "handler of SIG" + this;
                });
    var named = signals.getConstructor(String.class).newInstance(name());
    signals.getMethod("handle", signals, handlers).invoke(null, named, handler);
  }
}
