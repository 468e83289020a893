package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.UnavailableException;
import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.application.upkeep.Heartbeat;
import dev.waybill.application.upkeep.LiveNodes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives this node's signs of life, on a thread of its own.
final class NodeSigns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeSigns.class);

  private final Heartbeat heartbeat;
  private final LiveNodes nodes;
  private final NodeKeys keys;
  private final StorageCheck place;
  private final Counter absences;
  private volatile Optional<String> outdated = Optional.empty();
  private final AtomicInteger alive = new AtomicInteger();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("heartbeat").daemon().factory(), new DiscardPolicy());

  /// @param ids random ones, for this node
  NodeSigns(
      Installation installation,
      ThisNode self,
      Supplier<String> ids,
      NodeKeys keys,
      MeterRegistry meters) {
    this.heartbeat = installation.heartbeat(self, ids, new Absences());
    this.place = installation.storageCheck();
    this.nodes = installation.liveNodes();
    this.keys = keys;
    this.absences =
        Counter.builder("waybill.node.absences")
            .description(
                "Times that this node was out of touch for so long that others took it for dead")
            .register(meters);
    Gauge.builder("waybill.nodes.alive", alive, AtomicInteger::get)
        .description("Nodes that serve this installation, as this one last saw them")
        .register(meters);
    Gauge.builder("waybill.encryption.key.file.refused", keys, NodeKeys::refused)
        .description("1 while the changed file of master keys is not used, as it cannot be")
        .register(meters);
  }

  private final class Absences implements Heartbeat.Absence {
    @Override
    public void over(Duration time) {
      absences.increment();
      LOG.warn(
          "This node was paused, or could not reach the database, for {} s: others may have taken"
              + " it for dead",
          time.toSeconds());
    }

    /// Meanwhile the files may have been moved elsewhere.
    @Override
    public void removed() {
      place.look();
      LOG.warn(
          "A command that had to run alone took this node for dead and removed it: the node joins"
              + " again, and refuses the uploads that it was receiving");
    }
  }

  /// Returns when others see this node.
  void start() {
    beat();
    var every = Heartbeat.EVERY.toMillis();
    var _ = timer.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
  }

  /// Says that the node is out of date, where it is; else what `check` says.
  Supplier<Readiness> unlessOutdated(Supplier<Readiness> check) {
    return () -> outdated.map(why -> Readiness.not("outdated", why)).orElseGet(check);
  }

  /// Something about this node is not what it was.
  void changed() {
    timer.execute(this::beat);
  }

  /// Before the node takes up work in the background.
  void catchUp() {
    heartbeat.catchUp();
  }

  private void beat() {
    try {
      heartbeat.beat();
      outdated = Optional.empty();
      place.rememberPrimary();
      alive.set(nodes.alive().size());
      if (keys.look()) {
        heartbeat.beat();
      }
    } catch (UnavailableException away) {
      LOG.debug("No sign of life could be given: {}", away.toString());
    } catch (StartFailure elsewhere) {
      outdated = Optional.of("Restart this node: " + elsewhere.getMessage());
    } catch (RuntimeException unexpected) {
      LOG.error("No sign of life could be given", unexpected);
    }
  }

  /// The others need not wait until they take this node for dead.
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      heartbeat.end();
    } catch (UnavailableException away) {
      LOG.debug("The node's row could not be removed: {}", away.toString());
    }
  }
}
