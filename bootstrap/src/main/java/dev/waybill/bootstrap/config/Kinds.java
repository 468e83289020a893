package dev.waybill.bootstrap.config;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of value that settings have.
final class Kinds {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_HOSTS = 256;

  /// What paths are labelled.
  static final String PATH = "path";

  /// What certificates are labelled.
  static final String CERTIFICATES = "pem";

  private Kinds() {}

  static Kind<Integer> port() {
    return new Kind<>(
        "port", "a port, 1 to 65535, or 0 for a free one", text -> whole(text, 0, MAX_PORT));
  }

  static Kind<Integer> count(int min, int max) {
    return new Kind<>(
        "number", "a whole number, %s to %s".formatted(min, max), text -> whole(text, min, max));
  }

  private static Optional<Integer> whole(String text, int min, int max) {
    return text.matches("\\d{1,9}")
        ? Optional.of(Integer.valueOf(text)).filter(n -> n >= min && n <= max)
        : Optional.empty();
  }

  static Kind<ByteCount> size(String min, String max) {
    var least = ByteSizes.parse(min).orElseThrow();
    var most = ByteSizes.parse(max).orElseThrow();
    return new Kind<>(
        "size",
        "a size from %s to %s, as bytes or with B, KiB, MiB, GiB or TiB".formatted(min, max),
        text -> ByteSizes.parse(text).filter(size -> !least.exceeds(size) && !size.exceeds(most)));
  }

  static Kind<Duration> duration(String min, String max) {
    var least = Durations.parse(min).orElseThrow();
    var most = Durations.parse(max).orElseThrow();
    return new Kind<>(
        "duration",
        "a time from %s to %s, with ms, s, m, h or d".formatted(min, max),
        text ->
            Durations.parse(text)
                .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0));
  }

  static Kind<Boolean> onOff() {
    return new Kind<>(
        "on|off",
        "on or off",
        text ->
            switch (text) {
              case "on" -> Optional.of(true);
              case "off" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    return choice(type, Kinds::word);
  }

  static <E extends Enum<E>> Kind<E> choice(Class<E> type, Function<E, String> word) {
    var constants = type.getEnumConstants();
    var words = Arrays.stream(constants).map(word).toList();
    return new Kind<>(
        String.join("|", words),
        "one of " + String.join(" ", words),
        text -> Arrays.stream(constants).filter(each -> word.apply(each).equals(text)).findFirst());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Kind<ExpiryChoice> expiry() {
    var words =
        Arrays.stream(ExpiryChoice.values())
            .map(ExpiryChoice::word)
            .collect(Collectors.joining(" "));
    return new Kind<>("expiry", "one of " + words, ExpiryChoice::parse);
  }

  static Kind<Path> path() {
    return new Kind<>(PATH, "a path", Kinds::absolute);
  }

  private static Optional<Path> absolute(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  static Kind<String> host() {
    return new Kind<>(
        "host",
        "an IP address or a host name, without a port",
        text ->
            Optional.of(text)
                .filter(
                    host -> host.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|[0-9a-fA-F:.]{2,45}")));
  }

  static Kind<Set<String>> hosts() {
    return new Kind<>("hosts", "host names without a port, separated by commas", Kinds::hostSet);
  }

  private static Optional<Set<String>> hostSet(String text) {
    var names = text.isBlank() ? List.<String>of() : Arrays.asList(text.split(",", -1));
    var plain = names.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
    return plain.size() <= MAX_HOSTS && plain.stream().allMatch(Kinds::isHost)
        ? Optional.of(plain)
        : Optional.empty();
  }

  private static boolean isHost(String text) {
    return text.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}");
  }

  static Kind<URI> contact() {
    return new Kind<>(
        "url",
        "an address like mailto:security@example.org or https://example.org/security",
        text ->
            Optional.of(text)
                .filter(one -> one.matches("(mailto:[^@]+@|https://|tel:\\+)[!-~]{1,200}"))
                .flatMap(Kinds::uri));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static Kind<URI> publicUrl() {
    return new Kind<>(
        "url", "a URL like https://files.example.org, without path or query", PublicUrls::parse);
  }

  /// Of a service that we are the client of. In its host no `_` is allowed: its client knows none.
  static Kind<URI> serviceUrl() {
    return new Kind<>(
        "url",
        "a URL like https://s3.example.org, without path or query",
        text -> PublicUrls.parse(text).filter(url -> url.getHost() != null));
  }

  static Kind<DatabaseUrl> databaseUrl() {
    return new Kind<>(
        "url", "an address like postgresql://user:password@host:5432/name", DatabaseUrl::parse);
  }

  static Kind<String> word() {
    return new Kind<>(
        "text",
        "up to 200 characters without spaces",
        text -> Optional.of(text).filter(word -> word.matches("[!-~]{1,200}")));
  }

  static Kind<String> secret() {
    return new Kind<>(
        "secret",
        "1 to 1000 characters in one line",
        text -> Optional.of(text).filter(one -> one.matches(".{1,1000}")));
  }

  static Kind<String> bucket() {
    return new Kind<>(
        "bucket",
        "the name of a bucket: 3 to 63 lower case letters, digits, dots and hyphens",
        text -> Optional.of(text).filter(name -> name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")));
  }

  static Kind<String> keyPrefix() {
    return new Kind<>(
        "prefix",
        "up to 200 letters, digits, dots, hyphens and slashes, with a slash at the end",
        text ->
            Optional.of(text)
                .filter(prefix -> prefix.matches("|([A-Za-z0-9._-]{1,100}/){1,8}"))
                .filter(prefix -> prefix.length() <= 200));
  }

  /// Text of at least one key; what the keys are is read where they are used.
  static Kind<String> masterKeys() {
    return new Kind<>(
        "keys",
        "lines of 32 bytes in base64, as `openssl rand -base64 32` makes them",
        text ->
            Optional.of(text)
                .filter(keys -> keys.lines().allMatch(key -> key.matches("[A-Za-z0-9+/]{43}="))));
  }

  static Kind<List<X509Certificate>> certificates() {
    return new Kind<>(
        CERTIFICATES, "certificates in PEM, one behind the other", Certificates::parse);
  }

  static Kind<TrustedProxies> networks() {
    return new Kind<>(
        "addresses",
        "IP addresses and networks like 10.0.0.0/8 or fd00::/8 with no bits set outside the"
            + " network, separated by commas",
        TrustedProxies::parse);
  }
}
