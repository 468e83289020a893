package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.NodeRegistry.Node;
import dev.waybill.bootstrap.cli.Version;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.storage.encryption.TenantKeyVault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// What this process says of itself.
final class ThisNode {
  private final String id;
  private final Configuration configuration;
  private final BooleanSupplier stopping;

  /// @param id random, of this start
  ThisNode(String id, Configuration configuration, BooleanSupplier stopping) {
    this.id = id;
    this.configuration = configuration;
    this.stopping = stopping;
  }

  /// @param clock the installation's
  /// @param machine this machine's
  Node now(Instant started, InstantSource clock, InstantSource machine) {
    var now = clock.instant();
    return new Node(
        id,
        configuration.nodeName(),
        Version.number(),
        TenantKeyVault.idsOf(configuration.storage().masterKeys()),
        machine.instant().toEpochMilli() - now.toEpochMilli(),
        started,
        stopping.getAsBoolean(),
        now);
  }
}
