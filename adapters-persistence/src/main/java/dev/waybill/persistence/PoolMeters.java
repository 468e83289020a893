package dev.waybill.persistence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/// Shows how many connections of a pool are busy, how many are open and do nothing, how many there
/// may be, and how many transactions wait for one.
record PoolMeters(
    String pool, IntSupplier busy, IntSupplier idle, IntSupplier limit, IntSupplier waiting) {
  void bindTo(MeterRegistry meters) {
    connections(meters, "busy", busy);
    connections(meters, "idle", idle);
    gauge("waybill.database.connections.limit", limit)
        .description("Connections to the database that there may be")
        .register(meters);
    gauge("waybill.database.waiting", waiting)
        .description("Transactions that wait for a connection to the database")
        .register(meters);
  }

  private void connections(MeterRegistry meters, String state, IntSupplier number) {
    gauge("waybill.database.connections", number)
        .description("Open connections to the database")
        .tag("state", state)
        .register(meters);
  }

  private Gauge.Builder<IntSupplier> gauge(String name, IntSupplier number) {
    return Gauge.builder(name, number, IntSupplier::getAsInt)
        .strongReference(true)
        .tag("pool", pool);
  }
}
