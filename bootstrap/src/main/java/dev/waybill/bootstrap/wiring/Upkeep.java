package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.UnavailableException;
import dev.waybill.application.upkeep.OrphanRounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the sweeps in the background: expired uploads at every interval, orphans when it starts and
/// then every hour.
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final Sweeps sweeps;
  private final Runnable before;
  private final InstantSource clock;
  private final SweepMeters meters;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("upkeep").daemon().factory());
  private Instant nextOrphans = Instant.EPOCH;

  /// @param before runs before each round of work
  Upkeep(Sweeps sweeps, Runnable before, InstantSource clock, MeterRegistry meters) {
    this.sweeps = sweeps;
    this.before = before;
    this.clock = clock;
    this.meters = new SweepMeters(meters);
  }

  void start(Duration interval) {
    var _ = timer.scheduleWithFixedDelay(this::run, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      before.run();
      var objection = sweeps.time().objection();
      if (objection.isPresent()) {
        refused(objection.get());
      } else {
        meters.count(sweeps.expired());
      }
      // A node that is alone takes orphans by what the rows say, not by the time.
      if (isTimeForOrphans() && (sweeps.alone() || objection.isEmpty())) {
        sweeps.orphansInTurn().ifPresent(meters::count);
        nextOrphans = clock.instant().plus(OrphanRounds.EVERY);
      }
      if (objection.isEmpty()) {
        meters.done(clock.instant());
      }
    } catch (UnavailableException later) {
      failed(later);
    } catch (RuntimeException unexpected) {
      LOG.error("The sweep failed", unexpected);
      meters.failed();
    }
  }

  private boolean isTimeForOrphans() {
    return !clock.instant().isBefore(nextOrphans);
  }

  private void refused(String objection) {
    LOG.warn("The sweep removes no expired uploads: {}", objection);
    meters.refused();
  }

  private void failed(UnavailableException later) {
    LOG.warn("The sweep failed and tries again later: {}", later.getMessage());
    meters.failed();
  }

  /// Lets a sweep that runs come to its end, for a while.
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The stop interrupted the sweep; the next one continues");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
