package dev.waybill.application.port;

import dev.waybill.domain.tenant.TenantId;
import java.time.Instant;
import java.util.regex.Pattern;

/// A key that wraps the data keys of one tenant's blobs, as the database keeps it: encrypted by a
/// master key. Whoever erases it has erased the blobs that it alone opens.
///
/// @param id 16 random hex digits
/// @param masterId of the master key that opens it: 16 hex digits
/// @param sealed the encrypted key, base64url
/// @param createdAt in milliseconds; the newest key of a tenant is the one that wraps
public record TenantKey(
    String id, TenantId tenant, String masterId, String sealed, Instant createdAt) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  public TenantKey {
    if (!ID.matcher(id).matches() || !ID.matcher(masterId).matches()) {
      throw new IllegalArgumentException("the id of a key has 16 hex digits");
    }
    if (!SEALED.matcher(sealed).matches()) {
      throw new IllegalArgumentException("not a sealed key");
    }
  }

  @Override
  public String toString() {
    return "TenantKey[" + id + " of " + tenant + "]";
  }
}
