package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs when a node becomes ready or ceases to be, and why: once for each change, however often
/// anybody asks.
final class LoggedReadiness implements Supplier<Readiness> {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedReadiness.class);

  private final Supplier<Readiness> check;
  private List<String> told = List.of();

  /// The node is taken for ready at first.
  LoggedReadiness(Supplier<Readiness> check) {
    this.check = check;
  }

  @Override
  public Readiness get() {
    var now = check.get();
    tell(now);
    return now;
  }

  /// The reasons may have figures in them that are others each time.
  private synchronized void tell(Readiness now) {
    if (now.problems().equals(told)) {
      return;
    }
    told = now.problems();
    if (now.isReady()) {
      LOG.info("The node is ready again");
    } else {
      LOG.warn("The node is not ready: {}", reasons(now));
    }
  }

  private static String reasons(Readiness now) {
    return now.problems().stream()
        .map(problem -> problem + ": " + now.reasons().getOrDefault(problem, "no reason known"))
        .collect(Collectors.joining("; "));
  }
}
