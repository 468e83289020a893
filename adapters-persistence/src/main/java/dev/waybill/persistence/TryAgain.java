package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.io.Serial;

/// A transaction failed, nothing of it has been done, and another attempt may fare better. Never
/// leaves this package: what does is the outcome.
final class TryAgain extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient DatabaseUnavailable outcome;

  TryAgain(DatabaseUnavailable outcome) {
    super(outcome);
    this.outcome = outcome;
  }

  DatabaseUnavailable outcome() {
    return outcome;
  }
}
