package dev.waybill.persistence;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says why sessions are not used: once for each reason and host to the log, each time to a meter.
final class RefusedSessions {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedSessions.class);

  private enum Reason {
    OLD_TIMELINE,
    OTHER_BRANCH,
    OTHER_CLUSTER,
    STANDBY
  }

  private final Map<Reason, AtomicLong> counts = new EnumMap<>(Reason.class);
  private final Map<String, Reason> said = new ConcurrentHashMap<>();

  RefusedSessions() {
    for (var reason : Reason.values()) {
      counts.put(reason, new AtomicLong());
    }
  }

  /// A standby may be behind: it would not know the newest uploads.
  PostgresRefused standby(String host) {
    count(Reason.STANDBY);
    return new PostgresRefused(
        "PostgreSQL at " + host + " is a standby", PostgresRefused.READ_ONLY);
  }

  PostgresRefused older(String host, PrimaryId id, PrimaryId known) {
    return refused(
        Reason.OLD_TIMELINE,
        host,
        "PostgreSQL at %s is an old primary: it is on timeline %s, and timeline %s was seen; stop it, or make it a standby"
            .formatted(host, id.timeline(), known.timeline()));
  }

  PostgresRefused ofAnotherBranch(String host, PrimaryId id) {
    return refused(
        Reason.OTHER_BRANCH,
        host,
        "PostgreSQL at %s is not the primary that was used: two standbys were promoted to timeline %s; stop the wrong one, then restart the nodes"
            .formatted(host, id.timeline()));
  }

  PostgresRefused ofAnotherCluster(String host, PrimaryId id, PrimaryId known) {
    return refused(
        Reason.OTHER_CLUSTER,
        host,
        "PostgreSQL at %s belongs to the cluster %s, and this node uses the cluster %s: if that is meant, restart the node"
            .formatted(host, id.system(), known.system()));
  }

  private PostgresRefused refused(Reason reason, String host, String sentence) {
    count(reason);
    if (said.put(host, reason) != reason) {
      LOG.error("{}", sentence);
    }
    return new PostgresRefused(sentence, PostgresRefused.REJECTED);
  }

  private void count(Reason reason) {
    var count = counts.get(reason);
    if (count != null) {
      count.incrementAndGet();
    }
  }

  void bindTo(MeterRegistry meters) {
    counts.forEach(
        (reason, count) ->
            FunctionCounter.builder(
                    "waybill.database.sessions.refused", count, AtomicLong::doubleValue)
                .description("Sessions that were not used because of what their server is")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(meters));
  }
}
