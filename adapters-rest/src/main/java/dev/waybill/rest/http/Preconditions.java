package dev.waybill.rest.http;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The conditions of a GET or HEAD (RFC 9110 section 13), to be looked at only after access was
/// granted.
public final class Preconditions {
  /// What the conditions lead to.
  public enum Result {
    PROCEED,
    NOT_MODIFIED,
    FAILED
  }

  private final Function<String, Optional<String>> headers;
  private final String tag;
  private final Instant modified;

  /// @param headers the value of a request header by its name
  /// @param tag the strong entity tag, with its quotes
  /// @param modified to the second
  public Preconditions(Function<String, Optional<String>> headers, String tag, Instant modified) {
    this.headers = headers;
    this.tag = tag;
    this.modified = modified;
  }

  /// In the order of section 13.2.2.
  public Result evaluate() {
    if (isOutdated()) {
      return Result.FAILED;
    }
    return isKnown() ? Result.NOT_MODIFIED : Result.PROCEED;
  }

  private boolean isOutdated() {
    return headers
        .apply("If-Match")
        .map(value -> !EntityTags.parse(value).matchesStrongly(tag))
        .or(() -> date("If-Unmodified-Since").map(modified::isAfter))
        .orElse(false);
  }

  private boolean isKnown() {
    return headers
        .apply("If-None-Match")
        .map(value -> EntityTags.parse(value).matchesWeakly(tag))
        .or(() -> date("If-Modified-Since").map(since -> !modified.isAfter(since)))
        .orElse(false);
  }

  /// Whether a `Range` counts: without `If-Range`, or when it names this very representation.
  public boolean rangeApplies() {
    return headers.apply("If-Range").map(this::isThis).orElse(true);
  }

  private boolean isThis(String validator) {
    return validator.startsWith("\"")
        ? validator.equals(tag)
        : HttpDates.parse(validator).filter(modified::equals).isPresent();
  }

  private Optional<Instant> date(String header) {
    return headers.apply(header).flatMap(HttpDates::parse);
  }
}
