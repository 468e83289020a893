package dev.waybill.rest.security;

import dev.waybill.domain.upload.GrantKey;
import dev.waybill.domain.upload.Upload;
import dev.waybill.rest.request.RequestFacts;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

/// The cookie that holds a grant for one upload. It goes to links only (`/f/`), never to `/manage`,
/// and lives as long as the grant. Both kinds of grant share its name: an upload is either private
/// or protected, so the newer one is the one that can count.
public final class GrantCookie {
  /// What the cookies' names begin with; the upload's id follows.
  public static final String PREFIX = "waybill_";

  private GrantCookie() {}

  public static NewCookie of(Upload upload, String grant, RequestFacts facts) {
    return new NewCookie.Builder(PREFIX + upload.id())
        .value(grant)
        .path("/f/")
        .maxAge((int) GrantKey.LIFETIME.toSeconds())
        .httpOnly(true)
        .secure(facts.isHttps())
        .sameSite(SameSite.LAX)
        .build();
  }
}
