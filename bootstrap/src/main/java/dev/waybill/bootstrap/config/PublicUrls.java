package dev.waybill.bootstrap.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address that links are built from: scheme and authority only, since links are made by
/// appending a path to it. Its host may hold `_`, which `java.net.URI` takes as an authority that
/// it does not look into.
final class PublicUrls {
  private static final int MAX_PORT = 65_535;

  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://([a-z0-9_][a-z0-9._-]{0,252}|\\[[0-9a-f:.]{2,45}])(?::(\\d{1,5}))?/?",
          Pattern.CASE_INSENSITIVE);

  private PublicUrls() {}

  static Optional<URI> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches() || !isPort(form.group(3))) {
      return Optional.empty();
    }
    try {
      var plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      return Optional.of(URI.create(plain.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static boolean isPort(@Nullable String digits) {
    if (digits == null) {
      return true;
    }
    int port = Integer.parseInt(digits);
    return port > 0 && port <= MAX_PORT;
  }
}
