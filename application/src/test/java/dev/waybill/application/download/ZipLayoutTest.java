package dev.waybill.application.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.application.download.Zips.Content;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ZipLayoutTest {
  private static final List<Content> TWO =
      List.of(new Content("a", "one".getBytes(UTF_8)), new Content("b", "two".getBytes(UTF_8)));

  @Property
  void theLengthIsTheNumberOfBytes(@ForAll("contents") List<Content> contents) {
    assertThat(Zips.bytes(contents)).hasSize(Math.toIntExact(Zips.layout(contents).length()));
  }

  @Property
  void everyWindowIsThatPartOfTheWhole(
      @ForAll("contents") List<Content> contents, @ForAll Random random) {
    byte[] whole = Zips.bytes(contents);
    int from = random.nextInt(whole.length + 1);
    int to = from + random.nextInt(whole.length - from + 1);
    assertThat(Zips.bytes(Zips.layout(contents).segments(from, to - from), contents))
        .isEqualTo(Arrays.copyOfRange(whole, from, to));
  }

  @Property(tries = 100)
  void segmentsAreNeverEmptyAndAddUp(@ForAll("contents") List<Content> contents) {
    var layout = Zips.layout(contents);
    var segments = layout.segments(0, layout.length());
    assertThat(segments).allSatisfy(segment -> assertThat(segment.length()).isPositive());
    assertThat(segments.stream().mapToLong(ZipSegment::length).sum()).isEqualTo(layout.length());
  }

  @Property(tries = 100)
  void theSameFilesMakeTheSameArchive(@ForAll("contents") List<Content> contents) {
    assertThat(Zips.layout(contents).fingerprint()).isEqualTo(Zips.layout(contents).fingerprint());
    assertThat(Zips.bytes(contents)).isEqualTo(Zips.bytes(contents));
  }

  @Test
  void everyWindowOfASmallArchiveIsThatPartOfTheWhole() {
    byte[] whole = Zips.bytes(TWO);
    for (int from = 0; from <= whole.length; from++) {
      for (int to = from; to <= whole.length; to++) {
        assertThat(Zips.bytes(Zips.layout(TWO).segments(from, to - from), TWO))
            .isEqualTo(Arrays.copyOfRange(whole, from, to));
      }
    }
  }

  @Test
  void headersThatFollowOneAnotherAreOneSegment() {
    var layout = Zips.layout(TWO);
    assertThat(layout.segments(0, layout.length())).hasSize(5);
  }

  @Test
  void aWindowBeyondTheArchiveIsRefused() {
    var layout = Zips.layout(TWO);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> layout.segments(1, layout.length()));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> layout.segments(-1, 1));
  }

  @Test
  void noReaderCanChangeOrMoveABuffer() {
    var layout = Zips.layout(TWO);
    var first = (ZipSegment.Bytes) layout.segments(0, 10).getFirst();
    first.content().position(3);
    assertThat(first.length()).isEqualTo(10);
    assertThat(first.content().remaining()).isEqualTo(10);
    assertThatExceptionOfType(ReadOnlyBufferException.class)
        .isThrownBy(() -> first.content().put((byte) 0));
  }

  @Test
  void theFingerprintChangesWithNameSizeCrcDigestAndOrder() {
    var digest = Zips.sha256(new byte[0]);
    var a = Zips.member("a", 1, 1, digest);
    var b = Zips.member("b", 1, 1, digest);
    assertThat(
            List.of(
                fingerprint(a),
                fingerprint(b),
                fingerprint(Zips.member("a", 2, 1, digest)),
                fingerprint(Zips.member("a", 1, 2, digest)),
                fingerprint(Zips.member("a", 1, 1, Zips.sha256(new byte[1]))),
                fingerprint(a, b),
                fingerprint(b, a),
                fingerprint()))
        .doesNotHaveDuplicates()
        .allSatisfy(print -> assertThat(print).matches("[A-Za-z0-9_-]{43}"));
  }

  @Test
  void tooManyMembersAreRefused() {
    var members = Collections.nCopies(ZipLayout.MAX_MEMBERS + 1, Zips.member("a", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ZipLayout.of(members));
  }

  @Test
  void aLengthBeyondALongIsRefused() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> ZipLayout.of(List.of(Zips.member("a", Long.MAX_VALUE))));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> ZipLayout.of(List.of(Zips.member("a", Long.MAX_VALUE - 60))));
  }

  private static String fingerprint(ZipMember... members) {
    return ZipLayout.of(List.of(members)).fingerprint();
  }

  @Provide
  Arbitrary<List<Content>> contents() {
    Arbitrary<String> names = Arbitraries.of("a", "A", "ü.txt", "文件 😀", "CON", "x".repeat(300));
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    return Combinators.combine(names, bytes).as(Content::new).list().ofMaxSize(8);
  }
}
