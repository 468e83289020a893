package dev.waybill.domain.tenant;

import java.util.regex.Pattern;

/// Names an organisation: 1 to 63 characters of `a-z`, `0-9` and `-`. One stored form only, so that
/// no two tenants can share a home.
public record TenantId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,63}");

  /// The tenant that is always there.
  public static final TenantId DEFAULT = new TenantId("default");

  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a tenant id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
