package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.NodeRegistry.Node;
import dev.waybill.bootstrap.Version;
import dev.waybill.bootstrap.config.Configuration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What this process says of itself.
final class ThisNode {
  private final Configuration configuration;
  private final Supplier<List<String>> masterKeys;
  private final BooleanSupplier stopping;

  /// @param masterKeys ids of those in use
  ThisNode(
      Configuration configuration, Supplier<List<String>> masterKeys, BooleanSupplier stopping) {
    this.configuration = configuration;
    this.masterKeys = masterKeys;
    this.stopping = stopping;
  }

  /// @param id that it is recorded under
  /// @param clock the installation's
  /// @param machine this machine's
  Node now(String id, Instant started, InstantSource clock, InstantSource machine) {
    var now = clock.instant();
    return new Node(
        id,
        configuration.nodeName(),
        Version.number(),
        masterKeys.get(),
        machine.instant().toEpochMilli() - now.toEpochMilli(),
        started,
        stopping.getAsBoolean(),
        now);
  }
}
