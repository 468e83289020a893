package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Expected.status;
import static dev.waybill.bootstrap.badinput.Expected.tooLarge;
import static dev.waybill.bootstrap.badinput.Requests.MULTIPART;
import static dev.waybill.bootstrap.badinput.Requests.body;
import static dev.waybill.bootstrap.badinput.Requests.chunk;
import static dev.waybill.bootstrap.badinput.Requests.chunked;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.head;
import static dev.waybill.bootstrap.badinput.Requests.send;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static dev.waybill.bootstrap.badinput.Requests.uploadRaw;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/// Section 2: more bytes than are allowed, however they are announced. S06 waits for quotas.
class SizeTest extends BadInputs {
  private static final int LIMIT = 64 << 10;
  private static final String JUST = file("a", "x".repeat(LIMIT));
  private static final String OVER = file("a", "x".repeat(LIMIT + 1));
  private static final String HUGE = "Content-Length: 107374182400";

  /// What may be on its way when the service closes, beside what it throws away after its answer.
  private static final long ON_THE_WAY = 192L << 20;

  SizeTest() {
    super("--max-upload-size", "64KiB");
  }

  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(limits(), announced(), lengths(), endless()).flatMap(rows -> rows);
  }

  private static Stream<Row> limits() {
    var half = file("a", "x".repeat(40 << 10));
    return Stream.of(
        Row.of("S01 as much as is allowed", upload(JUST), kept()),
        Row.of("S01 a byte more", upload(OVER), tooLarge()),
        Row.of("S01 as much as is allowed, raw", put("x".repeat(LIMIT)), kept()),
        Row.of("S01 a byte more, raw", put("x".repeat(LIMIT + 1)), tooLarge()),
        Row.of("S03 in chunks", chunked("chunked", chunk(body(OVER)) + "0\r\n\r\n"), tooLarge()),
        Row.of("S03 in chunks without an end", chunked("chunked", chunk(body(OVER))), tooLarge()),
        Row.of("S03 raw, in chunks", putChunked(), tooLarge()),
        Row.of("S05 the sum of two", upload(half, half), tooLarge()),
        Row.of(
            "S05 the sum of a hundred", upload(file("a", "x".repeat(1000)).repeat(99)), tooLarge()),
        Row.of("S05 a small one first", upload(file("a", "b"), OVER), tooLarge()));
  }

  private static String put(String body) {
    return send("PUT", "/upload/a.bin", "", body);
  }

  private static String putChunked() {
    return head("PUT", "/upload/a.bin", "Transfer-Encoding: chunked")
        + "\r\n"
        + chunk("x".repeat(LIMIT + 1));
  }

  private static Stream<Row> announced() {
    var type = "Content-Type: " + MULTIPART;
    return Stream.of(
        Row.of(
            "S02 length over the limit", head("POST", "/upload", type, HUGE) + "\r\n", tooLarge()),
        Row.of("S02 raw", head("PUT", "/upload/a", HUGE) + "\r\n", tooLarge()),
        expecting("S02 expecting 100", head("POST", "/upload", type, HUGE)),
        expecting("S02 raw, expecting 100", head("PUT", "/upload/a", HUGE)),
        Row.of("S02 a form over its limit", t -> tooLongForm(t)),
        Row.of("S04 a length that fits, a body that does not", lying(), status(400, 413)));
  }

  private static void tooLongForm(Target target) {
    var form = Requests.form(target.sample().manage(), "x=" + "y".repeat(65 << 10));
    status(413).check(target, target.send(form));
  }

  /// The rest of the bytes is the next request, which is none.
  private static String lying() {
    return uploadRaw(MULTIPART, body(OVER))
        .replaceFirst("Content-Length: \\d+", "Content-Length: 90");
  }

  private static Row expecting(String id, String head) {
    return Row.of(
        id,
        target -> {
          var all = talk(target, head + "Expect: 100-continue\r\n\r\n");
          assertThat(all).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
        });
  }

  private static String talk(Target target, String request) {
    try {
      return Wire.talk(target.address(), request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Row> lengths() {
    var all = body(file("a", "b"));
    return Stream.of(
        Row.of("S08 one length twice", twice(all, all.length()), status(400)),
        Row.of("S08 two lengths", twice(all, all.length() + 1), status(400).thenClosed()),
        length("S08 list of lengths", all.length() + ", " + all.length()),
        length("S08 negative", "-1"),
        length("S08 signed", "+10"),
        length("S08 hexadecimal", "0x10"),
        length("S08 over a long", "99999999999999999999"),
        length("S08 none", ""));
  }

  private static String twice(String body, int second) {
    return uploadRaw(MULTIPART, body, "Content-Length: " + second);
  }

  private static Row length(String id, String length) {
    var head = head("POST", "/upload", "Content-Type: " + MULTIPART, "Content-Length: " + length);
    return Row.of(id, head + "\r\n", status(400));
  }

  private static Stream<Row> endless() {
    var field = "--b\r\nContent-Disposition: form-data; name=\"e2e\"\r\n\r\n";
    return Stream.of(
        flood("M35 a field without end", field),
        flood("M56 parts after the limit", OVER),
        flood("S09 a file without end", file("a", "").replace("\r\n\r\n\r\n", "\r\n\r\n")),
        flood("M10 a preamble without end", "junk"),
        flood("M11 an epilogue without end", body(file("a", "b"))));
  }

  /// A gibibyte is offered; the answer is seen, and the service stops reading long before.
  private static Row flood(String id, String begin) {
    var head = chunked("chunked", chunk(begin));
    var piece = chunk("x".repeat(60 << 10));
    return Row.of(
        id,
        target -> {
          var flood = flooded(target, head, piece);
          assertThat(flood.answer()).containsPattern("\\AHTTP/1.1 4(00|13) ");
          assertThat(flood.sent()).isLessThan(ON_THE_WAY);
        });
  }

  private static Wire.Flood flooded(Target target, String head, String piece) {
    try {
      return Wire.flood(target.address(), head, piece, 1L << 30);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
