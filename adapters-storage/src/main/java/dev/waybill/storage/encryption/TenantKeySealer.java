package dev.waybill.storage.encryption;

import dev.waybill.application.port.KeySealer;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.WrappedKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Seals and opens tenants' keys by the master keys.
final class TenantKeySealer implements KeySealer {
  private static final String FORMAT = "waybill/tenant-key/1|";
  private static final int ID_BYTES = 8;

  private final MasterKeys masters;
  private final RandomBytes random;

  TenantKeySealer(MasterKeys masters, RandomBytes random) {
    this.masters = masters;
    this.random = random;
  }

  @Override
  public TenantKey create(TenantId tenant, Instant at) {
    var id = HexFormat.of().formatHex(random.next(ID_BYTES));
    return sealed(id, tenant, random.next(Envelope.KEY), at);
  }

  @Override
  public boolean isCurrent(TenantKey key) {
    return key.masterId().equals(masters.firstId());
  }

  @Override
  public TenantKey reseal(TenantKey key) {
    return sealed(key.id(), key.tenant(), secret(key), key.createdAt());
  }

  @Override
  public WrappedKey rewrap(BlobKey blob, WrappedKey wrapped, TenantKey from, TenantKey to) {
    return open(to).wrap(blob, open(from).unwrap(blob, wrapped), random);
  }

  OpenTenantKey open(TenantKey key) {
    return new OpenTenantKey(key, secret(key));
  }

  /// Of the master keys, the one that seals first.
  List<String> masterIds() {
    return masters.ids();
  }

  /// Whether one of the master keys is the one that sealed it.
  boolean hasMasterOf(TenantKey key) {
    return masters.find(key.masterId()).isPresent();
  }

  private TenantKey sealed(String id, TenantId tenant, byte[] secret, Instant at) {
    var nonce = random.next(Envelope.NONCE);
    var sealed = Envelope.seal(masters.first(), nonce, secret, context(id, tenant));
    return new TenantKey(id, tenant, masters.firstId(), sealed, at);
  }

  private byte[] secret(TenantKey key) {
    var master = masters.find(key.masterId()).orElseThrow(() -> masterIsMissing(key));
    Optional<byte[]> secret = Envelope.open(master, key.sealed(), context(key.id(), key.tenant()));
    return secret.orElseThrow(
        () -> new StorageUnavailable("The tenant key " + key.id() + " is damaged in the database"));
  }

  private static StorageUnavailable masterIsMissing(TenantKey key) {
    return new StorageUnavailable(
        "The master key %s, which opens the tenant key %s, is not in the encryption key file"
            .formatted(key.masterId(), key.id()));
  }

  private static String context(String id, TenantId tenant) {
    return FORMAT + tenant + "|" + id;
  }
}
