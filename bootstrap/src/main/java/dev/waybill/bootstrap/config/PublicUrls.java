package dev.waybill.bootstrap.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The address that links are built from: scheme and authority only, since links are made by
/// appending a path to it.
final class PublicUrls {
  private static final int MAX_PORT = 65_535;

  private PublicUrls() {}

  static Optional<URI> parse(String text) {
    try {
      var url = new URI(text);
      return isPlain(url) ? Optional.of(origin(url)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(URI url) {
    return isHttp(url.getScheme())
        && url.getHost() != null
        && url.getPort() != 0
        && url.getPort() <= MAX_PORT
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null
        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
  }

  private static boolean isHttp(@Nullable String scheme) {
    return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
  }

  private static URI origin(URI url) throws URISyntaxException {
    var scheme = url.getScheme().toLowerCase(Locale.ROOT);
    var host = url.getHost().toLowerCase(Locale.ROOT);
    return new URI(scheme, null, host, url.getPort(), null, null, null);
  }
}
