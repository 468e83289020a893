package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.rest.container.BodyLimits;
import dev.waybill.rest.container.ConnectionLimits;
import dev.waybill.rest.container.HeadLimits;
import dev.waybill.rest.container.HttpSettings;

/// How the two ports listen.
final class Endpoints {
  private Endpoints() {}

  static HttpSettings service(Configuration configuration) {
    var http = configuration.http();
    return new HttpSettings(
        http.endpoint().host(),
        http.endpoint().port(),
        HeadLimits.DEFAULT,
        BodyLimits.DEFAULT,
        new ConnectionLimits(
            http.maxConnections(),
            ConnectionLimits.DEFAULT.requests(),
            http.idleTimeout(),
            http.shutdownTimeout()));
  }

  static HttpSettings management(Configuration configuration) {
    return HttpSettings.of(configuration.management().host(), configuration.management().port());
  }
}
