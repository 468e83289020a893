package dev.waybill.domain.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// The lifetimes that can be chosen, counted from the moment of choosing.
public enum ExpiryChoice {
  THIRTY_MINUTES("30m", Duration.ofMinutes(30)),
  SIX_HOURS("6h", Duration.ofHours(6)),
  ONE_DAY("1d", Duration.ofDays(1)),
  THREE_DAYS("3d", Duration.ofDays(3)),
  SEVEN_DAYS("7d", Duration.ofDays(7));

  private final String word;
  private final Duration duration;

  ExpiryChoice(String word, Duration duration) {
    this.word = word;
    this.duration = duration;
  }

  /// Exactly one of `30m 6h 1d 3d 7d`; empty for anything else.
  public static Optional<ExpiryChoice> parse(String text) {
    return Arrays.stream(values()).filter(choice -> choice.word.equals(text)).findFirst();
  }

  public String word() {
    return word;
  }

  public Duration duration() {
    return duration;
  }

  public Expiry from(Instant now) {
    return new Expiry(now.plus(duration));
  }
}
