package dev.waybill.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.rest.http.ByteRanges.Satisfiable;
import dev.waybill.rest.http.ByteRanges.Unsatisfiable;
import dev.waybill.rest.http.ByteRanges.Whole;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangesTest {
  private static final long LENGTH = 1000;

  @ParameterizedTest(name = "R02 R06 {0}")
  @CsvSource({
    "bytes=0-5000, 0, 999",
    "bytes=0-0, 0, 0",
    "bytes=999-999, 999, 999",
    "bytes=500-, 500, 999",
    "bytes=-1, 999, 999",
    "bytes=-5000, 0, 999",
    "bytes=0-99999999999999999999999, 0, 999",
    "bytes=0000000000000000000000007-9, 7, 9",
    "BYTES=0-1, 0, 1",
    "'bytes=,0-1,', 0, 1",
    "'bytes= 0-1 ', 0, 1",
    "'bytes=0-1,1000-', 0, 1",
  })
  void oneRangeIsCutToTheLength(String header, long first, long last) {
    assertThat(ranges(header)).isEqualTo(satisfiable(new ByteRange(first, last)));
  }

  @ParameterizedTest(name = "R03 {0}")
  @ValueSource(
      strings = {
        "bytes=1000-",
        "bytes=1000-1001",
        "bytes=5000-6000",
        "bytes=-0",
        "bytes=1000-,-0",
        "bytes=99999999999999999999-",
      })
  void aRangeBeyondTheEndCannotBeSatisfied(String header) {
    assertThat(ranges(header)).isEqualTo(new Unsatisfiable());
  }

  @ParameterizedTest(name = "R05 R06 {0}")
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=,",
        "bytes=-",
        "bytes=5-2",
        "bytes=a-b",
        "bytes=1",
        "bytes=--1",
        "bytes=1-2-3",
        "bytes=+1-2",
        "bytes=0 - 1",
        "bytes=0-1;3-4",
        "bytes=0-1,x",
        "bytes=0-1,5-2",
        "bytes=0x0-1",
        "bytes=٠-١",
        "bytes 0-1",
        "bytes =0-1",
        "items=0-1",
        "bytes=99999999999999999999-5",
      })
  void anInvalidHeaderOrAnotherUnitIsIgnored(String header) {
    assertThat(ranges(header)).isEqualTo(new Whole());
  }

  @Test
  void withoutAHeaderItIsTheWhole() {
    assertThat(ByteRanges.of(null, LENGTH)).isEqualTo(new Whole());
  }

  @Test
  void severalRangesKeepTheirOrder() {
    assertThat(ranges("bytes=3-4, 0-1 ,-2"))
        .isEqualTo(satisfiable(new ByteRange(3, 4), new ByteRange(0, 1), new ByteRange(998, 999)));
  }

  @Test
  void rangesThatTouchAreNotJoined() {
    assertThat(ranges("bytes=0-1,2-3"))
        .isEqualTo(satisfiable(new ByteRange(0, 1), new ByteRange(2, 3)));
  }

  @Test
  void twoMayOverlapAndThreeMayNot() {
    assertThat(ranges("bytes=0-9,5-14,50-59"))
        .isEqualTo(satisfiable(new ByteRange(0, 9), new ByteRange(5, 14), new ByteRange(50, 59)));
    assertThat(ranges("bytes=0-9,5-14,14-20")).isEqualTo(new Whole());
    assertThat(ranges("bytes=0-9,0-9,0-9")).isEqualTo(new Whole());
  }

  @Test
  void moreThanThereIsIsTheWhole() {
    assertThat(ranges("bytes=0-,0-0")).isEqualTo(new Whole());
    assertThat(ranges("bytes=0-499,500-999")).isInstanceOf(Satisfiable.class);
  }

  @Test
  void theNumberOfRangesIsLimited() {
    assertThat(ranges(apart(ByteRanges.MAX_RANGES))).isInstanceOf(Satisfiable.class);
    assertThat(ranges(apart(ByteRanges.MAX_RANGES + 1))).isEqualTo(new Whole());
  }

  @Test
  @Timeout(2)
  void theRangesOfR09AreTheWhole() {
    assertThat(ranges("bytes=" + String.join(",", Collections.nCopies(2000, "0-"))))
        .isEqualTo(new Whole());
    assertThat(ranges("bytes=" + String.join(",", Collections.nCopies(200, "0-999"))))
        .isEqualTo(new Whole());
    assertThat(
            ranges(
                IntStream.range(0, 2000)
                    .mapToObj(i -> i + "-")
                    .collect(Collectors.joining(",", "bytes=", ""))))
        .isEqualTo(new Whole());
    assertThat(ranges("bytes=" + ",".repeat(1_000_000))).isEqualTo(new Whole());
    assertThat(ranges("bytes=" + "9".repeat(1_000_000) + "-")).isEqualTo(new Unsatisfiable());
  }

  @Test
  void anEmptyFileHasNoBytesButAnEmptyEnd() {
    assertThat(ByteRanges.of("bytes=0-0", 0)).isEqualTo(new Unsatisfiable());
    assertThat(ByteRanges.of("bytes=0-", 0)).isEqualTo(new Unsatisfiable());
    assertThat(ByteRanges.of("bytes=-5", 0)).isEqualTo(new Whole());
  }

  @Test
  void aRangeIsNeverEmptyOrBackwards() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(-1, 0));
    assertThat(new ByteRange(0, 999).contentRange(1000)).isEqualTo("bytes 0-999/1000");
  }

  @Property
  void whateverIsAskedForNoMoreThanTheFileIsSent(
      @ForAll("headers") String header, @ForAll @LongRange(min = 0, max = 40) long length) {
    if (ByteRanges.of(header, length) instanceof Satisfiable(var ranges)) {
      assertThat(ranges).hasSizeBetween(1, ByteRanges.MAX_RANGES);
      assertThat(ranges).allSatisfy(range -> assertThat(range.last()).isLessThan(length));
      assertThat(ranges.stream().mapToLong(ByteRange::length).sum()).isLessThanOrEqualTo(length);
    }
  }

  @Property
  void anyHeaderHasAnAnswer(@ForAll String header) {
    assertThat(ranges(header)).isNotNull();
    assertThat(ranges("bytes=" + header)).isNotNull();
  }

  @Property
  void aRangeWithinTheFileIsGivenAsItIs(
      @ForAll @LongRange(min = 0, max = 999) long a,
      @ForAll @LongRange(min = 0, max = 999) long b) {
    var range = new ByteRange(Math.min(a, b), Math.max(a, b));
    assertThat(ranges("bytes=" + range.first() + "-" + range.last())).isEqualTo(satisfiable(range));
    assertThat(ranges("bytes=-" + (LENGTH - range.first())))
        .isEqualTo(satisfiable(new ByteRange(range.first(), 999)));
  }

  private static ByteRanges ranges(String header) {
    return ByteRanges.of(header, LENGTH);
  }

  private static Satisfiable satisfiable(ByteRange... ranges) {
    return new Satisfiable(List.of(ranges));
  }

  private static String apart(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> 2 * i + "-" + 2 * i)
        .collect(Collectors.joining(",", "bytes=", ""));
  }

  @Provide
  Arbitrary<String> headers() {
    var numbers = Arbitraries.integers().between(0, 45).map(String::valueOf);
    var ends = Arbitraries.oneOf(Arbitraries.just(""), numbers, numbers);
    return Combinators.combine(ends, ends)
        .as((first, last) -> first + "-" + last)
        .list()
        .ofMaxSize(20)
        .map(list -> "bytes=" + String.join(",", list));
  }
}
