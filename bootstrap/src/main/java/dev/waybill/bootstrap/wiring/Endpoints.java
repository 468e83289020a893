package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.rest.container.BodyLimits;
import dev.waybill.rest.container.ConnectionLimits;
import dev.waybill.rest.container.HeadLimits;
import dev.waybill.rest.container.HttpSettings;
import dev.waybill.rest.container.Share;
import dev.waybill.rest.management.KnownHosts;
import java.time.Duration;
import java.util.HashSet;

/// How the two ports listen.
final class Endpoints {
  /// Its answers are short, and whoever asks asks again.
  private static final Duration MANAGEMENT_STOP = Duration.ofSeconds(2);

  private Endpoints() {}

  static HttpSettings service(Configuration configuration) {
    var http = configuration.http();
    return new HttpSettings(
        http.endpoint().host(),
        http.endpoint().port(),
        HeadLimits.DEFAULT,
        bodies(http.idleTimeout()),
        new ConnectionLimits(
            share(http.maxConnections(), http.maxConnectionsPerNetwork()),
            share(ConnectionLimits.DEFAULT.requests().all(), http.maxRequestsPerNetwork()),
            http.idleTimeout(),
            http.shutdownTimeout()));
  }

  static HttpSettings management(Configuration configuration) {
    var usual = ConnectionLimits.DEFAULT;
    return new HttpSettings(
        configuration.management().endpoint().host(),
        configuration.management().endpoint().port(),
        HeadLimits.DEFAULT,
        BodyLimits.DEFAULT,
        new ConnectionLimits(
            Share.undivided(usual.connections().all()),
            Share.undivided(usual.requests().all()),
            usual.idle(),
            MANAGEMENT_STOP));
  }

  /// The host that the port listens on may be a name.
  static KnownHosts managementHosts(Configuration configuration) {
    var names = new HashSet<>(configuration.management().names());
    names.add(configuration.management().endpoint().host());
    return new KnownHosts(names);
  }

  /// One time for all that stands still, in both directions.
  private static BodyLimits bodies(Duration idle) {
    var usual = BodyLimits.DEFAULT;
    return new BodyLimits(usual.bytesPerSecond(), idle, usual.lingerBytes(), usual.lingerTime());
  }

  private static Share share(int all, int network) {
    return new Share(all, Math.min(all, network));
  }
}
