package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Expected.noFiles;
import static dev.waybill.bootstrap.badinput.Requests.MULTIPART;
import static dev.waybill.bootstrap.badinput.Requests.body;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.form;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static dev.waybill.bootstrap.badinput.Requests.uploadRaw;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/// Section 1, the frame: boundaries, delimiters and what stands around parts.
class MultipartFramingTest extends BadInputs {
  private static final String A = file("a.txt", "abc");
  private static final Expected MALFORMED = error(400, "malformed_request");
  private static final Expected BROKEN = error(400, "malformed_multipart");

  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(boundaries(), bodies(), lineEnds(), content(), types()).flatMap(rows -> rows);
  }

  private static Stream<Row> boundaries() {
    return Stream.of(
        boundary("M01 no boundary", "multipart/form-data"),
        boundary("M01 no value", "multipart/form-data; boundary"),
        boundary("M02 empty boundary", "multipart/form-data; boundary=\"\""),
        boundary("M02 empty boundary, bare", "multipart/form-data; boundary="),
        boundary("M03 boundary of 71 bytes", "multipart/form-data; boundary=" + "b".repeat(71)),
        Row.of(
            "M04 boundary of 64 KiB",
            uploadRaw("multipart/form-data; boundary=" + "b".repeat(64 << 10), body(A)),
            error(431, "headers_too_large")),
        boundary("M04 boundary of 7 KiB", "multipart/form-data; boundary=" + "b".repeat(7 << 10)),
        Row.of("M05 NUL", uploadRaw(MULTIPART + "\0", body(A)), Expected.status(400)),
        Row.of("M05 CR", uploadRaw(MULTIPART + "\rb", body(A)), Expected.status(400)),
        Row.of("M05 LF", uploadRaw(MULTIPART + "\nb", body(A)), Expected.status(400)),
        boundary("M05 not ASCII", "multipart/form-data; boundary=b\u00f6"),
        boundary("M05 quoted, ends in a space", "multipart/form-data; boundary=\"b \""),
        boundary("M07 two boundaries", "multipart/form-data; boundary=a; boundary=b"),
        Row.of(
            "M07 one boundary twice", uploadRaw(MULTIPART + "; boundary=\"b\"", body(A)), kept()),
        Row.of("M07 two types", upload2(), Expected.status(400, 415)));
  }

  private static Row boundary(String id, String type) {
    return Row.of(id, uploadRaw(type, body(A)), MALFORMED);
  }

  private static String upload2() {
    return uploadRaw(MULTIPART, body(A), "Content-Type: multipart/form-data; boundary=c");
  }

  private static Stream<Row> bodies() {
    return Stream.of(
        Row.of("M08 empty body", uploadRaw(MULTIPART, ""), noFiles()),
        Row.of("M08 nothing but line ends", uploadRaw(MULTIPART, "\r\n\r\n"), noFiles()),
        Row.of("M08 only the closing delimiter", uploadRaw(MULTIPART, "--b--\r\n"), noFiles()),
        Row.of("M08 another boundary", uploadRaw(MULTIPART, "--c\r\n\r\n--c--\r\n"), noFiles()),
        Row.of("M10 preamble", uploadRaw(MULTIPART, "junk\r\n" + body(A)), kept()),
        Row.of(
            "M10 preamble of 9 KiB",
            uploadRaw(MULTIPART, "j".repeat(9 << 10) + "\r\n" + body(A)),
            noFiles()),
        Row.of("M11 epilogue", uploadRaw(MULTIPART, body(A) + "0123456789"), kept()),
        Row.of("M11 no last line end", uploadRaw(MULTIPART, stripped(body(A))), kept()),
        Row.of("M11 epilogue over 64 KiB", uploadRaw(MULTIPART, body(A) + junk()), BROKEN),
        Row.of("M12 no closing delimiter", uploadRaw(MULTIPART, A), BROKEN),
        Row.of("M12 half a closing delimiter", uploadRaw(MULTIPART, A + "--b-"), BROKEN),
        Row.cut(
            "M13 closed in the middle of a part",
            uploadRaw(MULTIPART, body(A)).replace("Content-Length: ", "Content-Length: 9"),
            Expected.closedOr(400)));
  }

  private static String stripped(String body) {
    return body.substring(0, body.length() - 2);
  }

  private static String junk() {
    return "j".repeat((64 << 10) + 1);
  }

  private static Stream<Row> lineEnds() {
    return Stream.of(
        Row.of("M16 LF only", uploadRaw(MULTIPART, body(A).replace("\r\n", "\n")), broken()),
        Row.of(
            "M16 LF after the delimiter",
            uploadRaw(MULTIPART, body(A).replace("--b\r\n", "--b\n")),
            broken()),
        Row.of(
            "M16 LF in the headers",
            uploadRaw(MULTIPART, body(A).replace("\"\r\n", "\"\n")),
            BROKEN),
        Row.of("M17 bare CR in a header", upload(file("a\rb", "abc")), BROKEN));
  }

  private static Expected broken() {
    return Expected.status(400);
  }

  private static Stream<Row> content() {
    return Stream.of(
            "x\r\n--bX\r\ny",
            "\r\n--",
            "x\r\n--b-",
            "\r\n--b--x",
            "a\r\n-b",
            "\r\n\r\n--c",
            "x\r\n",
            "x\r",
            "x-",
            "x--",
            "\r\n\r\n",
            "\n--b\n",
            "\r--b--\r",
            "")
        .map(
            bytes ->
                Row.of("M19/M20 bytes " + shown(bytes), upload(file("a", bytes)), same(bytes)));
  }

  private static String shown(String bytes) {
    return bytes.replace("\r", "\\r").replace("\n", "\\n");
  }

  private static Expected same(String bytes) {
    return kept(
        (target, sample) -> assertThat(target.ask(get(sample.link())).text()).isEqualTo(bytes));
  }

  private static Stream<Row> types() {
    return Stream.of(
        Row.of(
            "M46 multipart/mixed",
            uploadRaw("multipart/mixed; boundary=b", body(A)),
            error(415, "unsupported_media_type")),
        Row.of(
            "M46 multipart/related",
            uploadRaw("multipart/related; boundary=b", body(A)),
            error(415, "unsupported_media_type")),
        Row.of("M47 a form", form("/upload", "files=abc"), noFiles()),
        Row.of("M47 JSON", uploadRaw("application/json", "{\"files\":1}"), noFiles()),
        Row.of("M47 no type", uploadRaw("", "abc"), noFiles()),
        Row.of("M47 nonsense for a type", uploadRaw(";;;===,", "abc"), Expected.status(400)),
        coded("M55 gzip", "Content-Encoding: gzip"),
        coded("M55 x-gzip", "Content-Encoding: x-gzip"),
        coded("M55 identity, gzip", "Content-Encoding: identity, gzip"),
        coded("M55 br, deflate, zstd", "Content-Encoding: br, deflate, zstd"),
        Row.of(
            "M55 identity", uploadRaw(MULTIPART, body(A), "Content-Encoding: identity"), kept()));
  }

  private static Row coded(String id, String header) {
    return Row.of(
        id,
        uploadRaw(MULTIPART, "\u001f\u008b\b" + "\0".repeat(1000), header),
        error(415, "unsupported_media_type")
            .and(answer -> assertThat(answer.header("Accept-Encoding")).hasValue("identity")));
  }
}
