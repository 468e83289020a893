package dev.waybill.application.fake;

import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.WrappedKey;
import java.util.Optional;

/// Sample keys, shaped like real ones and made of nothing. The same seed makes the same key.
public final class Keys {
  private Keys() {}

  public static String id(int seed) {
    return "%016x".formatted(seed);
  }

  /// Of the default tenant; a greater seed makes a newer one.
  public static TenantKey tenantKey(int seed) {
    return tenantKey(TenantId.DEFAULT, seed);
  }

  public static TenantKey tenantKey(TenantId tenant, int seed) {
    return new TenantKey(
        id(seed), tenant, "0123456789abcdef", "sealed-" + seed, Uploads.NOW.plusSeconds(seed));
  }

  /// A data key that [#tenantKey] of that seed is said to wrap.
  public static WrappedKey wrappedKey(int seed, String sealed) {
    return WrappedKey.of(id(seed), sealed);
  }

  /// The same upload, each file's data key wrapped by [#tenantKey] of that seed.
  public static Upload wrapped(Upload upload, int seed) {
    return Uploads.withFiles(
        upload,
        upload.files().stream()
            .map(file -> wrapped(file, wrappedKey(seed, "of-" + file.size().value())))
            .toList());
  }

  /// The same upload, each file's data key wrapped by that key in that form.
  public static Upload wrapped(Upload upload, String keyId, String sealed) {
    return Uploads.withFiles(
        upload,
        upload.files().stream().map(file -> wrapped(file, WrappedKey.of(keyId, sealed))).toList());
  }

  public static StoredFile wrapped(StoredFile file, WrappedKey key) {
    return new StoredFile(
        file.id(),
        file.path(),
        file.type(),
        file.size(),
        file.sha256(),
        file.crc32(),
        file.blob(),
        Optional.of(key),
        file.encryption());
  }
}
