package dev.waybill.rest.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Dates as HTTP writes them (RFC 9110 section 5.6.7), to the second.
public final class HttpDates {
  private static final int MAX_LENGTH = 64;
  private static final int FIRST_TWO_DIGIT_YEAR = 1970;

  private static final DateTimeFormatter IMF = format("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
  private static final DateTimeFormatter RFC_850 =
      new DateTimeFormatterBuilder()
          .appendPattern("EEEE, dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_TWO_DIGIT_YEAR)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ASCTIME = format("EEE MMM ppd HH:mm:ss uuuu");

  private HttpDates() {}

  public static String of(Instant instant) {
    return IMF.format(instant);
  }

  /// Any of the three forms; empty for anything else.
  public static Optional<Instant> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    for (var form : List.of(IMF, RFC_850, ASCTIME)) {
      try {
        return Optional.of(form.parse(text, Instant::from));
      } catch (DateTimeException notThisForm) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
  }
}
