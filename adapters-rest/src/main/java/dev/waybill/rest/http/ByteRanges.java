package dev.waybill.rest.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `Range` header asks for (RFC 9110 section 14.2).
public sealed interface ByteRanges {
  /// More ranges than this are answered with the whole.
  int MAX_RANGES = 16;

  /// More ranges than this that overlap another one are answered with the whole.
  int MAX_OVERLAPPING = 2;

  /// Everything: no range, one that is malformed or of another unit, or ranges that together ask
  /// for more than there is or overlap too often (CVE-2011-3192). Other ranges are never joined.
  record Whole() implements ByteRanges {}

  /// @param ranges in the order asked for, at least one
  record Satisfiable(List<ByteRange> ranges) implements ByteRanges {
    public Satisfiable {
      ranges = List.copyOf(ranges);
    }
  }

  /// Well-formed, but nothing of it is there: 416.
  record Unsatisfiable() implements ByteRanges {}

  /// @param header its value, null without one
  /// @param length of the representation in bytes
  static ByteRanges of(@Nullable String header, long length) {
    if (header == null || !header.regionMatches(true, 0, "bytes=", 0, 6)) {
      return new Whole();
    }
    var specs = Spec.parseAll(header.substring(6));
    if (specs.isEmpty() || (length == 0 && specs.stream().allMatch(Spec::isSuffix))) {
      return new Whole();
    }
    var ranges = specs.stream().map(spec -> spec.within(length)).flatMap(Optional::stream).toList();
    if (ranges.isEmpty()) {
      return new Unsatisfiable();
    }
    return total(ranges) > length || overlapping(ranges) > MAX_OVERLAPPING
        ? new Whole()
        : new Satisfiable(ranges);
  }

  private static long overlapping(List<ByteRange> ranges) {
    return ranges.stream()
        .filter(range -> ranges.stream().filter(range::overlaps).count() > 1)
        .count();
  }

  private static long total(List<ByteRange> ranges) {
    long total = 0;
    for (var range : ranges) {
      total += range.length();
    }
    return total;
  }

  /// One range as it is written: `first-`, `first-last` or `-count`.
  record Spec(Optional<Long> first, Optional<Long> last) {
    private static final Pattern FORM = Pattern.compile("(\\d*)-(\\d*)");

    boolean isSuffix() {
      return first.isEmpty() && !last.equals(Optional.of(0L));
    }

    /// None where the list is malformed or too long.
    static List<Spec> parseAll(String list) {
      var specs = new ArrayList<Spec>();
      for (var item : list.split(",", MAX_RANGES * 2)) {
        var text = item.strip();
        if (!text.isEmpty()) {
          var spec = parse(text);
          if (spec.isEmpty() || specs.size() == MAX_RANGES) {
            return List.of();
          }
          specs.add(spec.get());
        }
      }
      return specs;
    }

    private static Optional<Spec> parse(String text) {
      var form = FORM.matcher(text);
      if (!form.matches() || text.length() == 1) {
        return Optional.empty();
      }
      var spec = new Spec(number(form.group(1)), number(form.group(2)));
      var backwards =
          spec.first.isPresent() && spec.last.filter(l -> l < spec.first.get()).isPresent();
      return backwards ? Optional.empty() : Optional.of(spec);
    }

    /// Numbers beyond any length are as good as the largest.
    private static Optional<Long> number(String digits) {
      if (digits.isEmpty()) {
        return Optional.empty();
      }
      var significant = digits.replaceFirst("^0+(?=.)", "");
      return Optional.of(significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant));
    }

    Optional<ByteRange> within(long length) {
      if (first.isEmpty()) {
        long count = Math.min(last.orElseThrow(), length);
        return count == 0
            ? Optional.empty()
            : Optional.of(new ByteRange(length - count, length - 1));
      }
      return first.get() >= length
          ? Optional.empty()
          : Optional.of(
              new ByteRange(first.get(), Math.min(last.orElse(Long.MAX_VALUE), length - 1)));
    }
  }
}
