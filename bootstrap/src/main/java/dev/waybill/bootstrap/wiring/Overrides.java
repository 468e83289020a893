package dev.waybill.bootstrap.wiring;

import dev.waybill.rest.container.HttpSettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What a test puts in the place of the usual.
///
/// @param clock of expiry and sweeps, whatever the database says; usually there is none
/// @param listening limits of the service port, for tests that cannot wait for the usual ones
/// @param around put around the stores, to make faults happen at a step
/// @param steps is told of each step of a start before it; what it throws ends the start there
public record Overrides(
    Optional<InstantSource> clock,
    Optional<HttpSettings> listening,
    UnaryOperator<Stores> around,
    Consumer<StartStep> steps) {
  public static final Overrides NONE =
      new Overrides(Optional.empty(), Optional.empty(), UnaryOperator.identity(), _ -> {});

  public Overrides with(InstantSource another) {
    return new Overrides(Optional.of(another), listening, around, steps);
  }

  public Overrides with(HttpSettings another) {
    return new Overrides(clock, Optional.of(another), around, steps);
  }

  public Overrides with(UnaryOperator<Stores> another) {
    return new Overrides(clock, listening, another, steps);
  }

  /// The same, told of each step.
  public Overrides beforeEach(Consumer<StartStep> another) {
    return new Overrides(clock, listening, around, another);
  }
}
