package dev.waybill.rest.management;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The hosts that the management port answers to. A page of a stranger can have its own name lead
/// to an address of ours (DNS rebinding), and a browser then hands it what is answered under that
/// name; the name stands in the request. Nobody can do so with an address, or with a name that the
/// public DNS does not have.
///
/// @param names further ones, in any letter case
public record KnownHosts(Set<String> names) implements Predicate<String> {
  /// Of IPv4, or of IPv6 in brackets.
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[^]]+]");

  public KnownHosts {
    names = Set.copyOf(names.stream().map(KnownHosts::plain).toList());
  }

  /// @param host without a port, as a request has it
  @Override
  public boolean test(String host) {
    var plain = plain(host);
    return !plain.contains(".")
        || ADDRESS.matcher(plain).matches()
        || plain.endsWith(".localhost")
        || names.contains(plain);
  }

  /// Without the dot that may end a name.
  private static String plain(String host) {
    var lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
