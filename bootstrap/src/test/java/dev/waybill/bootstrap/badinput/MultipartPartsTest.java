package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Expected.noFiles;
import static dev.waybill.bootstrap.badinput.Requests.field;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.part;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/// Section 1, the parts: their headers, types and number; the fields are in [UploadFieldsTest].
class MultipartPartsTest extends BadInputs {
  private static final String A = file("a.txt", "abc");
  private static final String DISPOSITION =
      "Content-Disposition: form-data; name=\"files\"; filename=\"a.txt\"";
  private static final Expected BROKEN = error(400, "malformed_multipart");

  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(headers(), limits(), dispositions(), ignored(), types()).flatMap(rows -> rows);
  }

  private static Stream<Row> headers() {
    return Stream.of(
        Row.of("M22 no header", upload("--b\r\n\r\nabc\r\n"), BROKEN),
        Row.of("M23 no Content-Disposition", upload(part("Content-Type: text/plain", "a")), BROKEN),
        Row.of("M25 no name", upload(part("Content-Disposition: form-data", "a")), BROKEN),
        Row.of(
            "M25 a file without name",
            upload(part("Content-Disposition: form-data; filename=a", "a")),
            BROKEN),
        Row.of(
            "M25 attachment",
            upload(part("Content-Disposition: attachment; name=files; filename=a", "a")),
            BROKEN),
        Row.of(
            "M26 empty name",
            upload(part("Content-Disposition: form-data; name=\"\"; filename=a", "x")),
            noFiles()),
        Row.of("M26 empty name beside a file", upload(field("", "x"), A), namelessIsTold()),
        Row.of(
            "M26 a file with an empty name beside one",
            upload(A, part("Content-Disposition: form-data; name=\"\"; filename=a", "x")),
            namelessIsTold()),
        header("M28 empty header name", ": x"),
        header("M29 space in a header name", "X Y: x"),
        header("M29 space before the colon", "X : x"),
        header("M29 NUL in a header name", "X\0: x"),
        header("M29 \u00f6 in a header name", Requests.utf8("X\u00f6: x")),
        header("M29 no colon", "X"),
        Row.of("M31 fold first", upload(part(" x\r\n" + DISPOSITION, "a")), BROKEN),
        header("M31 fold later", " x"));
  }

  private static Expected namelessIsTold() {
    return kept().and(answer -> assertThat(answer.text()).contains("A field without a name"));
  }

  private static Row header(String id, String line) {
    return Row.of(id, upload(part(DISPOSITION + "\r\n" + line, "a")), BROKEN);
  }

  private static Stream<Row> limits() {
    var large = error(400, "part_headers_too_large");
    var many = error(413, "too_many_files");
    return Stream.of(
        Row.of(
            "M32 header of 1 MiB",
            upload(part(DISPOSITION + "\r\nX: " + "x".repeat(1 << 20), "")),
            large),
        Row.of(
            "M32 headers over 8 KiB",
            upload(part(DISPOSITION + "\r\nX: y".repeat(3000), "")),
            large),
        Row.of(
            "M32 header of 7 KiB",
            upload(part(DISPOSITION + "\r\nX: " + "x".repeat(7 << 10), "a")),
            kept()),
        Row.of("M34 100 000 empty parts", upload(part(DISPOSITION, "").repeat(100_000)), many),
        Row.of("M34 101 files", upload(A.repeat(101)), many),
        Row.of("M34 101 empty choosers", upload(file("", "").repeat(101)), many),
        Row.of(
            "M34 121 fields",
            upload(A, field("x", "y").repeat(121)),
            error(413, "too_many_fields")
                .and(answer -> assertThat(answer.text()).contains("\"limit\":120"))),
        Row.of(
            "M34 100 files and 20 fields",
            upload(A.repeat(100), field("x", "y").repeat(20)),
            kept()),
        Row.of(
            "M35 field of 4097 bytes",
            upload(A, field("e2e", "x".repeat(4097))),
            error(413, "field_too_large")),
        Row.of(
            "M35 unknown field of 1 MiB",
            upload(A, field("x", "x".repeat(1 << 20))),
            error(413, "field_too_large")));
  }

  private static Stream<Row> dispositions() {
    return Stream.of(
        Row.of("M37 files without a file name", upload(field("files", "abc")), noFiles()),
        Row.of("M38 empty chooser", upload(file("", "")), noFiles()),
        Row.of("M38 empty chooser beside a file", upload(file("", ""), A), kept()),
        Row.of("M38 empty file with a name", upload(file("empty", "")), kept()),
        Row.of("M38 bytes without a name", upload(file("", "abc")), kept()),
        Row.of(
            "M40 one name twice",
            upload(A, A),
            kept(
                (target, sample) ->
                    assertThat(target.ask(get(sample.link())).text())
                        .contains("a.txt", "a (1).txt"))),
        Row.of(
            "M52 filename first",
            upload(part("content-disposition: form-data; filename=a.txt; name=files", "x")),
            kept()),
        Row.of(
            "M52 unquoted, extra parameters",
            upload(
                part("Content-Disposition: FORM-DATA ; x=y;name=files ;filename=a;z=\"1\"", "x")),
            kept()),
        Row.of(
            "M53 two dispositions", upload(part(DISPOSITION + "\r\n" + DISPOSITION, "x")), BROKEN),
        Row.of("M53 two names", upload(part(DISPOSITION + "; name=x", "x")), BROKEN),
        Row.of("M53 two file names", upload(part(DISPOSITION + "; filename=x", "x")), BROKEN));
  }

  private static Stream<Row> ignored() {
    return Stream.of(
        length("M41 length wrong", "1"),
        length("M41 length negative", "-1"),
        length("M41 length signed", "+4"),
        length("M41 length in other digits", Requests.utf8("\u0664")),
        length("M41 length twice", "3\r\nContent-Length: 4"),
        length("M41 length huge", "99999999999999999999"),
        Row.of(
            "M43 nested",
            upload(
                part(
                    DISPOSITION + "\r\nContent-Type: multipart/mixed; boundary=c",
                    "--c\r\n\r\nx\r\n--c--\r\n")),
            kept(
                (target, sample) ->
                    assertThat(target.ask(get(sample.link())).text())
                        .isEqualTo("--c\r\n\r\nx\r\n--c--\r\n"))),
        Row.of(
            "M44 file in UTF-7",
            upload(part(DISPOSITION + "\r\nContent-Type: text/plain; charset=utf-7", "x")),
            kept()),
        Row.of(
            "M44 base64 part",
            upload(part(DISPOSITION + "\r\nContent-Transfer-Encoding: base64", "YWJj")),
            BROKEN));
  }

  private static Row length(String id, String value) {
    return Row.of(
        id,
        upload(part(DISPOSITION + "\r\nContent-Length: " + value, "abc")),
        kept(
            (target, sample) ->
                assertThat(target.ask(get(sample.link())).text()).isEqualTo("abc")));
  }

  private static Stream<Row> types() {
    return Stream.of(
        Row.of(
            "M49 line break in the type",
            upload(part(DISPOSITION + "\r\nContent-Type: text/html; charset=x\r\nX-Evil: 1", "x")),
            kept(
                (target, sample) ->
                    assertThat(target.ask(get(sample.link())).headers())
                        .doesNotContainKey("X-Evil"))),
        octets("M50 type of 7 KiB", "text/" + "x".repeat(7 << 10)),
        octets("M50 a/b/c", "a/b/c"),
        octets("M50 two types", "text/plain, text/html"),
        octets("M50 no slash", "text"),
        octets("M50 script", "text/html"),
        octets("M50 drawing", "image/svg+xml"),
        octets("M50 parameter with a quote", "text/plain; x=\"\u0001\""),
        octets("M50 wild", "*/*"),
        octets("M50 none", ""));
  }

  private static Row octets(String id, String type) {
    return Row.of(
        id,
        upload(part(DISPOSITION + "\r\nContent-Type: " + type, "x")),
        kept(
            (target, sample) ->
                assertThat(target.ask(get(sample.link())).header("Content-Type"))
                    .hasValue("application/octet-stream")));
  }
}
