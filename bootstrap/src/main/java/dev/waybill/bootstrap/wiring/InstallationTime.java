package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.Database;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.application.upkeep.SharedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an installation is told the time by: a machine's own clock, or that of the database which
/// many nodes share.
final class InstallationTime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InstallationTime.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final InstantSource machine;
  private final Optional<SharedClock> shared;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("time").daemon().factory(), new DiscardPolicy());

  private InstallationTime(InstantSource machine, Optional<SharedClock> shared) {
    this.machine = machine;
    this.shared = shared;
  }

  /// Whatever the database says.
  static InstallationTime of(InstantSource clock) {
    return new InstallationTime(clock, Optional.empty());
  }

  /// That of the database. Between two looks at it the time that passed for this process is added,
  /// which nobody can set.
  static InstallationTime shared() {
    var machine = InstantSource.system();
    return new InstallationTime(machine, Optional.of(new SharedClock(evenly(machine))));
  }

  private static InstantSource evenly(InstantSource machine) {
    Instant start = machine.instant();
    var then = System.nanoTime();
    return () -> start.plusNanos(System.nanoTime() - then);
  }

  /// What uploads are judged by.
  InstantSource clock() {
    return shared.<InstantSource>map(clock -> clock).orElse(machine);
  }

  /// What this machine says. For those who doubt it.
  InstantSource machine() {
    return machine;
  }

  void begin(Database database) {
    shared.ifPresent(clock -> clock.begin(database.upkeep(), database.transactions()));
  }

  /// @throws StartFailure where this machine's clock is far from the database's
  void requireAgreement() {
    shared
        .flatMap(clock -> clock.objection(machine))
        .ifPresent(
            objection -> {
              throw new StartFailure(objection);
            });
  }

  /// Looks at the database's clock again and again, off everybody's way.
  void follow(Database database) {
    shared.ifPresent(
        clock -> {
          var _ =
              timer.scheduleWithFixedDelay(
                  () -> look(clock, database),
                  EVERY.toMillis(),
                  EVERY.toMillis(),
                  TimeUnit.MILLISECONDS);
        });
  }

  private static void look(SharedClock clock, Database database) {
    try {
      clock.look(database.upkeep(), database.transactions());
    } catch (UnavailableException away) {
      LOG.debug("The database's clock could not be read: {}", away.getMessage());
    } catch (RuntimeException unexpected) {
      LOG.error("The database's clock could not be read", unexpected);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
