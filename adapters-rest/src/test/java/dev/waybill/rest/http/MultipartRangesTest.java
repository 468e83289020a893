package dev.waybill.rest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MultipartRangesTest {
  private static final String CONTENT = "0123456789";

  @Test
  void theBodyIsThatOfRfc9110Section146() {
    var parts = parts(List.of(new ByteRange(0, 1), new ByteRange(7, 9)));
    assertThat(parts.contentType()).isEqualTo("multipart/byteranges; boundary=B");
    assertThat(body(parts))
        .isEqualTo(
            """

            --B
            Content-Type: text/plain
            Content-Range: bytes 0-1/10

            01
            --B
            Content-Type: text/plain
            Content-Range: bytes 7-9/10

            789
            --B--
            """
                .replace("\n", "\r\n"));
  }

  @Property
  void theLengthIsThatOfTheBody(@ForAll("ranges") List<ByteRange> ranges) {
    var parts = parts(ranges);
    assertThat(body(parts)).hasSize(Math.toIntExact(parts.length()));
  }

  private static MultipartRanges parts(List<ByteRange> ranges) {
    return new MultipartRanges(ranges, "B", "text/plain", CONTENT.length());
  }

  private static String body(MultipartRanges parts) {
    var body = new StringBuilder();
    for (var range : parts.ranges()) {
      body.append(US_ASCII.decode(parts.head(range)));
      body.append(CONTENT, (int) range.first(), (int) range.last() + 1);
    }
    return body.append(US_ASCII.decode(parts.end())).toString();
  }

  @Provide
  Arbitrary<List<ByteRange>> ranges() {
    return Arbitraries.longs()
        .between(0, 9)
        .tuple2()
        .map(t -> new ByteRange(Math.min(t.get1(), t.get2()), Math.max(t.get1(), t.get2())))
        .list()
        .ofMinSize(1)
        .ofMaxSize(16);
  }
}
