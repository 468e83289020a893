package dev.waybill.rest.security;

import dev.waybill.rest.http.Preference;
import jakarta.ws.rs.container.ContainerRequestContext;

/// HTTP Basic (RFC 7617) beside our own challenge, for programs that send no password before they
/// are asked for one by a scheme that they know: `wget --user --password`. It comes first: the
/// JDK's client looks at no other.
public final class BasicChallenge {
  public static final String VALUE = "Basic realm=\"upload\", charset=\"UTF-8\"";

  private BasicChallenge() {}

  /// Never for a browser, which would open a window of its own and ask for a user name. It accepts
  /// HTML by name, or says what it fetches for; our own pages' scripts do the former.
  public static boolean fits(ContainerRequestContext request) {
    return !Preference.namesHtml(request.getHeaderString("Accept"))
        && request.getHeaderString("Sec-Fetch-Mode") == null;
  }
}
