package dev.waybill.bootstrap.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a PostgreSQL database, as platforms hand it out or as JDBC writes it. May name
/// several hosts, of which one takes writes at a time.
///
/// @param jdbc without user and password
/// @param user where the address names one
/// @param password where the address holds one
public record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {
  private static final int MOST_PORT = 65_535;

  /// User and password, hosts, and the rest.
  private static final Pattern ADDRESS =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^@/?#]*)@)?([^@/?#]*)(/.+)");

  static Optional<DatabaseUrl> parse(String text) {
    return Optional.of(ADDRESS.matcher(text)).filter(DatabaseUrl::isValid).map(DatabaseUrl::of);
  }

  /// A URI knows one host: with each of ours it has to be one.
  private static boolean isValid(Matcher address) {
    return address.matches()
        && Arrays.stream(address.group(2).split(",", -1))
            .allMatch(host -> isValid(user(address) + "@" + host + address.group(3)));
  }

  private static boolean isValid(String oneHost) {
    try {
      var url = new URI("postgresql://" + oneHost);
      return url.getHost() != null
          && url.getPort() <= MOST_PORT
          && url.getRawPath().length() > 1
          && url.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String user(Matcher address) {
    return Objects.requireNonNullElse(address.group(1), "");
  }

  private static DatabaseUrl of(Matcher address) {
    var user = user(address).split(":", 2);
    return new DatabaseUrl(
        "jdbc:postgresql://" + address.group(2) + address.group(3),
        decoded(user[0]),
        user.length > 1 ? decoded(user[1]) : Optional.empty());
  }

  private static Optional<String> decoded(String text) {
    return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8))
        .filter(name -> !name.isEmpty());
  }

  @Override
  public String toString() {
    return jdbc.replaceFirst("\\?.*", "");
  }
}
