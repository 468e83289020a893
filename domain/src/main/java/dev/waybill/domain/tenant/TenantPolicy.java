package dev.waybill.domain.tenant;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import java.util.List;

/// What a tenant allows its uploads.
///
/// @param maxUploadSize of all files of one request together
/// @param maxFiles in one request
/// @param defaultExpiry where the uploader chooses none
/// @param expiries those that may be chosen, shortest first
public record TenantPolicy(
    ByteCount maxUploadSize,
    int maxFiles,
    ExpiryChoice defaultExpiry,
    List<ExpiryChoice> expiries) {
  public TenantPolicy {
    expiries = List.copyOf(expiries);
    if (maxFiles < 1 || !expiries.contains(defaultExpiry)) {
      throw new IllegalArgumentException("a policy allows a file and its own default expiry");
    }
  }

  public boolean allows(ExpiryChoice choice) {
    return expiries.contains(choice);
  }
}
