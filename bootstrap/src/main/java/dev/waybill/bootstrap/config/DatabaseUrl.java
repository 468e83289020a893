package dev.waybill.bootstrap.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The address of a PostgreSQL database, as platforms hand it out or as JDBC writes it.
///
/// @param jdbc without user and password
/// @param user where the address names one
/// @param password where the address holds one
public record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {
  private static final Set<String> SCHEMES = Set.of("postgres", "postgresql");

  static Optional<DatabaseUrl> parse(String text) {
    try {
      var url = new URI(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
      return isPostgres(url) ? Optional.of(of(url)) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isPostgres(URI url) {
    return url.getScheme() != null
        && SCHEMES.contains(url.getScheme())
        && url.getHost() != null
        && url.getRawPath() != null
        && url.getRawPath().length() > 1
        && url.getRawFragment() == null;
  }

  private static DatabaseUrl of(URI url) {
    var port = url.getPort() < 0 ? "" : ":" + url.getPort();
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    var jdbc = "jdbc:postgresql://" + url.getHost() + port + url.getRawPath() + query;
    return new DatabaseUrl(jdbc, userInfo(url, 0), userInfo(url, 1));
  }

  private static Optional<String> userInfo(URI url, int part) {
    @Nullable String info = url.getRawUserInfo();
    if (info == null) {
      return Optional.empty();
    }
    var parts = info.split(":", 2);
    return part < parts.length && !parts[part].isEmpty()
        ? Optional.of(URLDecoder.decode(parts[part].replace("+", "%2B"), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return jdbc.replaceFirst("\\?.*", "");
  }
}
