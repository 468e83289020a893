package dev.waybill.rest.http;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an `Accept-Encoding` header takes (RFC 9110 section 12.5.3).
public final class ContentCodings {
  /// What follows further on in the header is not looked at.
  private static final int MAX_ITEMS = 16;

  private ContentCodings() {}

  /// Whether gzip is named with a weight above zero. `*` alone is no wish for it.
  public static boolean acceptGzip(@Nullable String header) {
    return header != null
        && Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", MAX_ITEMS))
            .map(item -> item.replaceAll("\\s", ""))
            .anyMatch(item -> item.matches("(x-)?gzip(;q=(1(\\.0{0,3})?|0\\.\\d{0,2}[1-9]\\d?))?"));
  }
}
