package dev.waybill.rest.request;

import dev.waybill.rest.container.Authority;
import java.util.regex.Pattern;

/// Hosts of this service as requests name them (RFC 9110 section 7.2): a name or an address, with a
/// port or without. Names may hold `_`, as those of containers and Windows machines do.
final class Hosts {
  private static final Pattern USUAL_PORT = Pattern.compile(":(80|443)$");
  private static final int MAX_PORT = 65_535;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private Hosts() {}

  static boolean isHost(String text) {
    return Authority.isOne(text);
  }

  static boolean isPort(int port) {
    return port > 0 && port <= MAX_PORT;
  }

  /// With the port that a proxy names, where the host has none and the scheme does not say it. The
  /// usual port of the other scheme is that of a proxy further in, where TLS is not spoken any
  /// more.
  static String withPort(String host, int port) {
    return port == HTTP || port == HTTPS || hasPort(host) ? host : host + ":" + port;
  }

  private static boolean hasPort(String host) {
    return host.lastIndexOf(':') > host.lastIndexOf(']');
  }

  /// Without a port that goes without saying.
  static String withoutUsualPort(String host) {
    return USUAL_PORT.matcher(host).replaceFirst("");
  }
}
