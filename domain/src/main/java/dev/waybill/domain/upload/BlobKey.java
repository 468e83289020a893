package dev.waybill.domain.upload;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where storage keeps the bytes of a file: `{hour}/{2 hex}/{32 hex}`, the hour in UTC as
/// `yyyyMMddHH`. Made by the server from the time and 128 random bits, never from a name. It begins
/// with the hour so that a sweep can list what is old enough to be an orphan.
public record BlobKey(String value) {
  /// How many random bytes [#of] takes.
  public static final int RANDOM_BYTES = 16;

  /// An hour after every hour that a key can begin with.
  public static final String END_OF_TIME = "9999999999";

  private static final Pattern FORM = Pattern.compile("\\d{10}/[0-9a-f]{2}/[0-9a-f]{32}");
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyyMMddHH", Locale.ROOT).withZone(ZoneOffset.UTC);

  public BlobKey {
    if (!isKey(value)) {
      throw new IllegalArgumentException("not a blob key: " + value);
    }
  }

  public static BlobKey of(Instant now, byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("a blob key takes 16 random bytes");
    }
    var hex = HexFormat.of().formatHex(random);
    return new BlobKey(hourOf(now) + "/" + hex.substring(0, 2) + "/" + hex);
  }

  public static boolean isKey(String text) {
    return FORM.matcher(text).matches();
  }

  /// The hour prefix of keys made at that time, comparable as text.
  public static String hourOf(Instant time) {
    return HOUR.format(time);
  }

  public String hour() {
    return value.substring(0, 10);
  }

  @Override
  public String toString() {
    return value;
  }
}
