package dev.waybill.application.upkeep;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.port.KeySealer;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.application.port.Transactions;
import java.time.InstantSource;

/// Puts every key of a tenant under the first master key and, on request, every data key under a
/// new key of its tenant. Rows alone are written: no blob is touched. May be cut off anywhere, be
/// run again and go on beside nodes that serve: what it finds changed it leaves alone.
///
/// A key that has been superseded is erased once no row needs it and none can come any more that
/// was begun under it: where others may be uploading, that is for a later run, which needs no new
/// keys for it.
public final class RotateKeys {
  /// How many rows one transaction takes.
  static final int BATCH = 500;

  private final KeySealer sealer;
  private final TenantKeyRepository keys;
  private final Transactions transactions;
  private final InstantSource clock;

  public RotateKeys(
      KeySealer sealer, TenantKeyRepository keys, Transactions transactions, InstantSource clock) {
    this.sealer = sealer;
    this.keys = keys;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param newTenantKeys whether each tenant gets a new key; else its newest one stays
  /// @param alone whether no other process can be uploading
  public record Command(boolean newTenantKeys, boolean alone) {}

  /// @param resealed tenants' keys put under the first master key
  /// @param created new keys of tenants
  /// @param rewrapped rows whose data keys were put under the newest key of their tenant
  /// @param unreadable rows whose data keys do not open; they are left as they are
  /// @param erased superseded keys that no row needs
  /// @param waiting superseded keys that are still there
  public record Outcome(
      long resealed, long created, long rewrapped, long unreadable, long erased, long waiting) {}

  /// @throws StorageUnavailable where a tenant's key does not open; what was done before is kept
  public Outcome rotate(CallContext context, Command command) {
    return new Rotation(sealer, keys, transactions, clock.instant()).run(command);
  }
}
