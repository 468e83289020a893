package dev.waybill.rest.multipart;

import static dev.waybill.rest.multipart.MultipartException.Reason.NO_DELIMITER;
import static dev.waybill.rest.multipart.MultipartException.Reason.TRUNCATED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MultipartReaderPropertyTest {
  private static final MultipartLimits LIMITS = MultipartLimits.DEFAULT;
  private static final List<Integer> WHOLE = List.of(Integer.MAX_VALUE);
  private static final List<Integer> BYTES = List.of(1);

  /// One change to a body: at a place, so many bytes are replaced by others.
  record Change(double place, int removed, String inserted) {
    byte[] applyTo(byte[] body) {
      String text = new String(body, ISO_8859_1);
      int from = (int) (place * text.length());
      int to = Math.min(text.length(), from + removed);
      return (text.substring(0, from) + inserted + text.substring(to)).getBytes(ISO_8859_1);
    }
  }

  @Provide
  Arbitrary<Bodies> bodies() {
    return Bodies.any();
  }

  /// Without content that, cut in the right place, ends in the closing delimiter: after that a line
  /// end may or may not follow.
  @Provide
  Arbitrary<Bodies> unambiguous() {
    return Bodies.any().filter(b -> b.count("\r\n--" + b.boundary().value() + "--") <= 1);
  }

  @Provide
  Arbitrary<List<Integer>> chunks() {
    return Arbitraries.integers().between(1, 90).list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<Change> changes() {
    Arbitrary<String> inserted =
        Arbitraries.of(
            "",
            "\r",
            "\n",
            "\r\n",
            "\r\n\r\n",
            "-",
            "--",
            "\"",
            "\\",
            ":",
            ";",
            "\0",
            "\u00ff",
            "--b--\r\n");
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(0, 30), inserted)
        .as(Change::new);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void partsComeBackHoweverTheBodyIsCut(
      @ForAll("bodies") Bodies body, @ForAll("chunks") List<Integer> chunks) {
    Parsing expected = new Parsing(body.parts(), Optional.empty());
    byte[] bytes = body.encoded();
    assertThat(Parsing.of(body.boundary(), LIMITS, bytes, chunks)).isEqualTo(expected);
    assertThat(Parsing.of(body.boundary(), LIMITS, bytes, WHOLE)).isEqualTo(expected);
    assertThat(Parsing.of(body.boundary(), LIMITS, bytes, BYTES)).isEqualTo(expected);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void truncatedBodyIsRefusedAndItsLastPartNeverCompleted(
      @ForAll("unambiguous") Bodies body,
      @ForAll("chunks") List<Integer> chunks,
      @ForAll @IntRange(max = 100_000) int place) {
    byte[] whole = body.encoded();
    byte[] cut = Arrays.copyOf(whole, place % whole.length);
    Parsing parsing = Parsing.of(body.boundary(), LIMITS, cut, chunks);
    boolean firstLineCut = cut.length < body.boundary().value().length() + "--\r\n".length();
    assertThat(parsing.refusal()).contains(firstLineCut ? NO_DELIMITER : TRUNCATED);
    assertThat(completed(parsing.parts())).isLessThan(Math.max(1, body.parts().size()));
  }

  private static long completed(List<Received.Part> parts) {
    return parts.stream()
        .filter(p -> !(p instanceof Received.Part.File file) || file.whole())
        .count();
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void damagedBodyIsReadTheSameHoweverItIsCut(
      @ForAll("bodies") Bodies body,
      @ForAll @Size(min = 1, max = 4) List<@From("changes") Change> changes,
      @ForAll("chunks") List<Integer> chunks) {
    byte[] damaged = body.encoded();
    for (Change change : changes) {
      damaged = change.applyTo(damaged);
    }
    Parsing whole = Parsing.of(body.boundary(), LIMITS, damaged, WHOLE);
    assertThat(Parsing.of(body.boundary(), LIMITS, damaged, chunks)).isEqualTo(whole);
    assertThat(Parsing.of(body.boundary(), LIMITS, damaged, BYTES)).isEqualTo(whole);
  }

  @Property(tries = 1000)
  void noiseIsRefused(@ForAll byte[] noise, @ForAll("chunks") List<Integer> chunks) {
    assertThat(Parsing.of(Parsing.B, LIMITS, noise, chunks).refusal()).isPresent();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noMoreThanADelimiterLineIsHeldBack(
      @ForAll("bodies") Bodies body, @ForAll("chunks") List<Integer> chunks)
      throws MultipartException {
    Received received = new Received();
    MultipartReader reader = new MultipartReader(body.boundary(), LIMITS, received);
    String head = "\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n";
    reader.feed(bytes("--" + body.boundary().value() + head));
    String tricky = ("\r\n--" + body.boundary().value() + " ".repeat(64) + "x\r\r\n-").repeat(5);
    int fed = 0;
    for (int turn = 0; fed < tricky.length(); turn++) {
      int to = Math.min(tricky.length(), fed + chunks.get(turn % chunks.size()));
      reader.feed(bytes(tricky.substring(fed, to)));
      fed = to;
      int held = fed - received.files().getFirst().bytes().length();
      assertThat(held).isBetween(0, 4 + body.boundary().value().length() + 64);
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }
}
