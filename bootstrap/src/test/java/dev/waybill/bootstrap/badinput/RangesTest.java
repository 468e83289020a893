package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.answer;
import static dev.waybill.bootstrap.badinput.Expected.status;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Section 5: ranges and conditions (RFC 9110 sections 13 and 14) of a file of 1000 bytes.
class RangesTest extends BadInputs {
  private static final String CONTENT = Target.content(1000);

  @Override
  Stream<Row> rows(Target target) {
    var link = target.sample().link();
    var tag = target.ask(request("HEAD", link)).header("ETag").orElseThrow();
    return Stream.of(
            parts(link),
            whole(link),
            many(link),
            head(link),
            empty(target),
            tags(link, tag),
            dates(link),
            guarded(target, tag),
            codings(link, tag))
        .flatMap(rows -> rows);
  }

  private static Stream<Row> parts(String link) {
    return Stream.of(
        part(link, "bytes=0-0", 0, 0),
        part(link, "bytes=0-5000", 0, 999),
        part(link, "bytes=999-", 999, 999),
        part(link, "bytes=-5", 995, 999),
        part(link, "bytes=-5000", 0, 999),
        part(link, "BYTES=0-1", 0, 1),
        part(link, "bytes=0-99999999999999999999", 0, 999),
        part(link, "bytes=,0-1,", 0, 1),
        part(link, "bytes= 0-1", 0, 1),
        outside(link, "bytes=1000-"),
        outside(link, "bytes=1000-1001"),
        outside(link, "bytes=5000-6000"),
        outside(link, "bytes=-0"),
        outside(link, "bytes=99999999999999999999-"),
        outside(link, "bytes=1000-,2000-"));
  }

  private static Row part(String link, String range, int first, int last) {
    return Row.of(
        "R02 " + range,
        get(link, "Range: " + range),
        answer(
            answer -> {
              assertThat(answer.status()).isEqualTo(206);
              assertThat(answer.header("Content-Range"))
                  .hasValue("bytes " + first + "-" + last + "/1000");
              assertThat(answer.text()).isEqualTo(CONTENT.substring(first, last + 1));
            }));
  }

  private static Row outside(String link, String range) {
    return Row.of(
        "R03 " + range,
        get(link, "Range: " + range),
        status(416)
            .and(answer -> assertThat(answer.header("Content-Range")).hasValue("bytes */1000")));
  }

  private static Stream<Row> whole(String link) {
    return Stream.of(
            "bytes=5-2",
            "bytes=",
            "bytes=a-b",
            "bytes=1",
            "bytes=--1",
            "bytes=1-2-3",
            "bytes 0-1",
            "items=0-1",
            "bytes=-",
            "=0-1",
            "0-1",
            "bytes",
            "",
            "bytes=0x1-0x2",
            "bytes=+1-2",
            "bytes=1 - 2",
            "bytes=0-1;2-3",
            "bytes=\u0660-\u0661",
            "bytes=0-1,x",
            "bytes=5-2,0-1",
            "none",
            "bytes=1.5-2",
            "bytes=0-1\r\nRange: bytes=5-6")
        .map(
            range ->
                Row.of(
                    "R05/R06 " + range.replace("\r\n", "\\r\\n"),
                    get(link, "Range: " + Requests.utf8(range)),
                    all()));
  }

  private static Expected all() {
    return answer(
        answer -> {
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.text()).isEqualTo(CONTENT);
          assertThat(answer.header("Content-Length")).hasValue("1000");
          assertThat(answer.headers()).doesNotContainKeys("Content-Range", "Content-Encoding");
        });
  }

  private static Stream<Row> many(String link) {
    return Stream.of(
        Row.of(
            "R08 two ranges",
            get(link, "Range: bytes=0-1,3-4"),
            status(206)
                .and(
                    answer ->
                        assertThat(answer.text())
                            .contains("bytes 0-1/1000", "\r\n01\r\n", "\r\n34\r\n"))),
        small("R09 2000 times the same", link, "0-,".repeat(2000) + "0-"),
        small(
            "R09 each from one further",
            link,
            IntStream.range(0, 1000).mapToObj(i -> i + "-").collect(Collectors.joining(","))),
        small("R09 200 times the whole", link, "0-999,".repeat(199) + "0-999"),
        small(
            "R09 every byte",
            link,
            IntStream.range(0, 500).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","))),
        small("R09 suffixes", link, "-1000,".repeat(100) + "-1000"),
        small("R09 commas", link, ",".repeat(7000)));
  }

  private static Row small(String id, String link, String ranges) {
    return Row.of(
        id,
        get(link, "Range: bytes=" + ranges),
        status(200, 206, 416)
            .and(answer -> assertThat(answer.body().length).isLessThanOrEqualTo(1100)));
  }

  private static Stream<Row> head(String link) {
    return Stream.of("bytes=0-1", "bytes=5000-", "x")
        .map(
            range ->
                Row.of(
                    "R11 HEAD " + range,
                    request("HEAD", link, "Range: " + range),
                    status(200)
                        .and(
                            answer ->
                                assertThat(answer.header("Content-Length")).hasValue("1000"))));
  }

  private static Stream<Row> empty(Target target) {
    var link = target.upload(Requests.file("empty", "")).link();
    return Stream.of("bytes=0-0", "bytes=0-", "bytes=-5", "bytes=-0", "bytes=0-0,1-1", "bytes=x")
        .map(
            range ->
                Row.of("R12 of nothing " + range, get(link, "Range: " + range), status(200, 416)));
  }

  private static Stream<Row> tags(String link, String tag) {
    return Stream.of(
        condition(link, "If-None-Match: " + tag, 304),
        condition(link, "If-None-Match: W/" + tag, 304),
        condition(link, "If-None-Match: *", 304),
        condition(link, "If-None-Match: \"x\", " + tag, 304),
        condition(link, "If-None-Match: " + tag.replace("\"", ""), 200),
        condition(link, "If-None-Match: \"x\"", 200),
        condition(link, "If-None-Match: " + "\"x\",".repeat(2500) + "\"y\"", 200),
        condition(link, "If-None-Match: " + "\"".repeat(10 << 10), 200),
        condition(link, "If-None-Match: ", 200),
        condition(link, "If-None-Match: \"unclosed", 200),
        condition(link, "If-None-Match: w/" + tag, 200),
        condition(link, "If-Match: \"x\"", 412),
        condition(link, "If-Match: *", 200),
        condition(link, "If-Match: " + tag, 200),
        condition(link, "If-Match: W/" + tag, 412),
        condition(link, "If-Match: \"x\", " + tag, 200),
        condition(link, "If-Match: nonsense", 412),
        Row.of("R16 If-Range other", get(link, "Range: bytes=0-1", "If-Range: \"x\""), all()),
        Row.of("R16 If-Range weak", get(link, "Range: bytes=0-1", "If-Range: W/" + tag), all()),
        Row.of(
            "R16 If-Range nonsense", get(link, "Range: bytes=0-1", "If-Range: yesterday"), all()),
        Row.of(
            "R16 If-Range same", get(link, "Range: bytes=0-1", "If-Range: " + tag), status(206)));
  }

  private static Row condition(String link, String header, int status) {
    return Row.of(
        "R14/R15 " + header.substring(0, Math.min(60, header.length())),
        get(link, header),
        status(status));
  }

  private static Stream<Row> dates(String link) {
    return Stream.of(
        condition(link, "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT", 412),
        condition(link, "If-Unmodified-Since: Sunday, 06-Nov-94 08:49:37 GMT", 412),
        condition(link, "If-Unmodified-Since: Sun Nov  6 08:49:37 1994", 412),
        condition(link, "If-Unmodified-Since: yesterday", 200),
        condition(link, "If-Unmodified-Since: Sun, 99 Nov 9999 99:99:99 GMT", 200),
        condition(link, "If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT", 304),
        condition(link, "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", 200),
        condition(link, "If-Modified-Since: -1", 200),
        condition(link, "If-Modified-Since: " + "9".repeat(5000), 200));
  }

  private static Stream<Row> guarded(Target target, String tag) {
    var link = target.protectedBy(Target.SECRET).link();
    return Stream.of(
            "If-None-Match: *",
            "If-None-Match: " + tag,
            "If-Match: \"x\"",
            "Range: bytes=5000-",
            "Range: bytes=0-1",
            "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
            "If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT")
        .map(
            header ->
                Row.of(
                    "R18 without the password, " + header,
                    get(link, header),
                    Expected.error(401, "password_required")));
  }

  private static Stream<Row> codings(String link, String tag) {
    var digest =
        answer(
            answer -> {
              assertThat(answer.status()).isEqualTo(206);
              assertThat(answer.header("Repr-Digest"))
                  .hasValue("sha-256=:" + Target.sha256(CONTENT) + ":");
            });
    return Stream.of(
        Row.of(
            "R20 range of ciphertext",
            get(link, "Range: bytes=10-19"),
            status(206)
                .and(answer -> assertThat(answer.text()).isEqualTo(CONTENT.substring(10, 20)))),
        Row.of(
            "R21 gzip",
            get(link, "Accept-Encoding: gzip, br, zstd"),
            all().and(answer -> assertThat(answer.header("ETag")).hasValue(tag))),
        Row.of(
            "R23 digest of a part",
            get(link, "Range: bytes=0-1", "Want-Repr-Digest: sha-256=10"),
            digest),
        Row.of(
            "R23 odd wish for a digest",
            get(link, "Want-Repr-Digest: \u00ff;;=,md5=99999999999999"),
            all()));
  }
}
