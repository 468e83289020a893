package dev.waybill.rest.security;

import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The headers that keep an answer harmless in a browser, in three sets. HSTS is not among them: it
/// belongs to whoever speaks TLS.
public final class SecurityHeaders {
  /// Scripts by their nonce only: uploads lie on this origin too, so `'self'` would say too much.
  /// Styles and pictures from here; no other form target. The one worker and a hidden frame turn
  /// what a page decrypts into a download; no page can be framed.
  private static final String PAGE_POLICY =
      String.join(
          "; ",
          List.of(
              "default-src 'none'",
              "script-src 'nonce-{nonce}'",
              "frame-src 'self'",
              "style-src 'self'",
              "img-src 'self'",
              "connect-src 'self'",
              "worker-src 'self'",
              "form-action 'self'",
              "base-uri 'none'",
              "frame-ancestors 'none'",
              "require-trusted-types-for 'script'",
              "trusted-types waybill-worker"));

  /// Whatever a browser takes the bytes for, it runs nothing and has no origin.
  private static final String BYTES_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

  /// Powerful features that no page here asks for. Copying and sharing links is left to our own
  /// pages, as it is by default.
  private static final String NO_FEATURES =
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

  private static final SequencedMap<String, String> BYTES =
      with(
          new LinkedHashMap<>(),
          Map.entry("Content-Security-Policy", BYTES_POLICY),
          Map.entry("X-Content-Type-Options", "nosniff"),
          Map.entry("Referrer-Policy", "no-referrer"),
          Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
          // For search engines: a link is a secret, wherever somebody has published it.
          Map.entry("X-Robots-Tag", "noindex, nofollow"));

  private static final SequencedMap<String, String> API =
      with(BYTES, Map.entry("Cache-Control", "no-store"));

  private static final SequencedMap<String, String> PAGES =
      with(
          API,
          Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
          Map.entry("Permissions-Policy", NO_FEATURES));

  private SecurityHeaders() {}

  /// For every HTML page: never stored, never framed, no script but ours.
  ///
  /// @param nonce of this page's scripts, new for every answer
  public static SequencedMap<String, String> forPages(String nonce) {
    return with(PAGES, Map.entry("Content-Security-Policy", PAGE_POLICY.replace("{nonce}", nonce)));
  }

  /// For bytes that somebody uploaded, and for our own assets. Caching is the caller's decision.
  public static SequencedMap<String, String> forBytes() {
    return BYTES;
  }

  /// For JSON and plain text: as for bytes, and never stored.
  public static SequencedMap<String, String> forApi() {
    return API;
  }

  /// Adds a set to an answer.
  public static ResponseBuilder add(SequencedMap<String, String> headers, ResponseBuilder answer) {
    headers.forEach(answer::header);
    return answer;
  }

  @SafeVarargs
  private static SequencedMap<String, String> with(
      SequencedMap<String, String> base, Map.Entry<String, String>... more) {
    var headers = new LinkedHashMap<>(base);
    for (var header : more) {
      headers.put(header.getKey(), header.getValue());
    }
    return Collections.unmodifiableSequencedMap(headers);
  }
}
