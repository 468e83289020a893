package dev.waybill.domain.upload;

import dev.waybill.domain.access.PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The installation's key for grants: what pages hand out as a cookie, so that a browser can follow
/// their links although neither the password nor the management token stands in a URL. A grant
/// opens one upload until an instant. There are two kinds, each signed with a key of its own, so
/// that neither can pass for the other:
///
/// - **A reader's** (`v1.…`), for who showed the password. It covers the password's hash: a changed
///   or removed password ends it at once.
/// - **An owner's** (`o1.…`), for who looked at the settings of a private upload. It covers the
///   upload's version, which rises with every change of settings: whatever is changed ends it, and
///   as no version comes twice, an upload that becomes private again is not opened by a grant from
///   before. The page that shows the change hands out the next one.
public final class GrantKey {
  public static final int RANDOM_BYTES = 32;

  /// How long a grant opens an upload.
  public static final Duration LIFETIME = Duration.ofMinutes(30);

  private final GrantSigner readers;
  private final GrantSigner owners;

  public GrantKey(byte[] secret) {
    if (secret.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("a grant key has 32 bytes");
    }
    this.readers = GrantSigner.derived("v1", secret, "waybill reader's grant");
    this.owners = GrantSigner.derived("o1", secret, "waybill owner's grant");
  }

  /// Opens a protected upload while it has this password.
  public String grant(UploadId upload, PasswordHash password, Instant until) {
    return readers.sign(until, upload.toString(), password.encoded());
  }

  /// Opens an upload while it is private and its settings are these.
  public String ownersGrant(Upload upload, Instant until) {
    return owners.sign(until, upload.id().toString(), version(upload));
  }

  boolean opensProtected(List<String> grants, UploadId upload, PasswordHash password, Instant now) {
    return grants.stream()
        .anyMatch(text -> readers.isValid(text, now, upload.toString(), password.encoded()));
  }

  boolean opensPrivate(List<String> grants, Upload upload, Instant now) {
    return grants.stream()
        .anyMatch(text -> owners.isValid(text, now, upload.id().toString(), version(upload)));
  }

  private static String version(Upload upload) {
    return Long.toString(upload.version());
  }

  @Override
  public String toString() {
    return "GrantKey[redacted]";
  }
}
