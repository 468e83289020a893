package dev.waybill.bootstrap.config;

import dev.waybill.domain.size.ByteCount;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Sizes as people write them. Only the units that mean one thing: `MB` is refused, since half of
/// the world reads it as `MiB`.
final class ByteSizes {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,18}) ?(|B|KiB|MiB|GiB|TiB)");
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final int BITS_PER_STEP = 10;

  private ByteSizes() {}

  static Optional<ByteCount> parse(String text) {
    var match = SIZE.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var amount = Long.parseLong(match.group(1));
    var shift = BITS_PER_STEP * Math.max(0, UNITS.indexOf(match.group(2)));
    return amount > Long.MAX_VALUE >> shift
        ? Optional.empty()
        : Optional.of(new ByteCount(amount << shift));
  }
}
