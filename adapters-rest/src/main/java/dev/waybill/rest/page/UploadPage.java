package dev.waybill.rest.page;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.domain.upload.ByteCount;
import java.util.List;

/// The form that sends files: `POST /upload` with `files`, `public`, `password`, `expires`.
public record UploadPage(
    ByteCount maxSize, int maxFiles, List<ExpiryChoice> expiries, ExpiryChoice defaultExpiry)
    implements Page {
  public UploadPage {
    expiries = List.copyOf(expiries);
  }

  public static UploadPage of(TenantPolicy policy) {
    return new UploadPage(
        policy.maxUploadSize(), policy.maxFiles(), policy.expiries(), policy.defaultExpiry());
  }
}
