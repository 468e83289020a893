package dev.waybill.rest.page;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.upload.ByteCount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Figures and terms in words, the same on every page.
public final class Wording {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
  private static final int STEP = 1024;

  /// From here on one decimal would read `1024.0`.
  private static final double NEXT_UNIT = STEP - 0.05;

  private Wording() {}

  /// `1 byte`, `512 bytes`, `8.0 MiB`: powers of 1024, one decimal.
  public static String size(ByteCount size) {
    if (size.value() < STEP) {
      return count(size.value(), "byte");
    }
    double figure = (double) size.value() / STEP;
    int unit = 0;
    while (figure >= NEXT_UNIT) {
      figure /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", figure, UNITS.get(unit));
  }

  /// The size of all of them together.
  public static String totalSize(List<FileRow> files) {
    return size(new ByteCount(files.stream().mapToLong(file -> file.size().value()).sum()));
  }

  /// `1 file`, `3 files`.
  public static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }

  /// `2026-11-30 12:00 UTC`.
  public static String time(Instant instant) {
    return MINUTES.format(instant);
  }

  /// RFC 3339 in UTC with seconds, for machines.
  public static String timestamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// `30 minutes`, `6 hours`, `1 day`.
  public static String lifetime(ExpiryChoice choice) {
    Duration duration = choice.duration();
    if (duration.toDays() > 0) {
      return count(duration.toDays(), "day");
    }
    return duration.toHours() > 0
        ? count(duration.toHours(), "hour")
        : count(duration.toMinutes(), "minute");
  }

  /// Who may open an upload, as a sentence to its owner.
  public static String access(AccessPolicy policy) {
    return switch (policy) {
      case AccessPolicy.Public() -> "Anyone who has the link can download.";
      case AccessPolicy.Protected _ -> "Whoever has the link and the password can download.";
      case AccessPolicy.Private() -> "Private: the link opens for nobody without your waybill.";
    };
  }
}
