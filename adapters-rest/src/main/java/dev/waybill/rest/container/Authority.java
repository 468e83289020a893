package dev.waybill.rest.container;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/// The host and port that a request is for.
public final class Authority {
  private static final Pattern HOST =
      Pattern.compile(
          "(?![^:\\[]{255})(?:[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)*+\\.?+|\\[[0-9A-Fa-f:.]{2,45}])"
              + "(?::0{0,4}([1-9]\\d{0,4}))?");

  private static final int MAX_PORT = 65_535;

  private Authority() {}

  /// Whether that is a host name or an address, and perhaps a port. Names may contain `_`, which
  /// DNS and RFC 3986 allow, and container networks use; a dot stands between two labels, or after
  /// the last (RFC 1034 section 3.1). Port 0 is none.
  public static boolean isOne(String text) {
    var matcher = HOST.matcher(text);
    return matcher.matches()
        && (matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= MAX_PORT);
  }

  /// Without the colon of a port that is left empty (RFC 3986 section 3.2.3).
  static String withoutEmptyPort(String authority) {
    var bare = authority.endsWith(":") ? authority.substring(0, authority.length() - 1) : "";
    return isOne(bare) ? bare : authority;
  }

  /// Empty if there is none, or two that differ. HTTP/2 may name it in `:authority` or, as proxies
  /// that translate from HTTP/1.1 do, in `host` alone (RFC 9113 section 8.3.1).
  static Optional<String> of(Request request) {
    var uri = request.getHttpURI();
    var named = Optional.ofNullable(uri.getAuthority());
    if (isHttp2(request)) {
      var host =
          Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST))
              .map(Authority::withoutEmptyPort);
      named =
          named.isPresent()
              ? agreed(named.get(), host.orElse(named.get()), usualPort(uri.getScheme()))
              : host.filter(Authority::isOne);
    }
    return named
        .map(Authority::withoutEmptyPort)
        .filter(text -> isOne(text) && uri.getUser() == null);
  }

  static boolean isHttp2(Request request) {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
  }

  private static Optional<String> agreed(String authority, String host, String usualPort) {
    return Optional.of(authority)
        .filter(text -> bare(text, usualPort).equals(bare(host, usualPort)));
  }

  private static String usualPort(String scheme) {
    return "https".equalsIgnoreCase(scheme) ? ":443" : ":80";
  }

  /// Without the port that goes without saying.
  private static String bare(String authority, String usualPort) {
    var lower = authority.toLowerCase(Locale.ROOT);
    return lower.endsWith(usualPort)
        ? lower.substring(0, lower.length() - usualPort.length())
        : lower;
  }
}
