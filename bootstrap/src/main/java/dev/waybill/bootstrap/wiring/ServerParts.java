package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.metrics.Watch;
import dev.waybill.rest.container.HttpServer;

/// What a service is made of, beside its stores and its management port.
record ServerParts(
    NodeKeys keys,
    NodeSigns signs,
    Counting counting,
    Watch watch,
    Upkeep upkeep,
    HttpServer service,
    Shutdown shutdown) {}
