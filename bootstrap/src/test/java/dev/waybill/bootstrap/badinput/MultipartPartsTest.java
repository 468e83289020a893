package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Expected.noFiles;
import static dev.waybill.bootstrap.badinput.Requests.field;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.named;
import static dev.waybill.bootstrap.badinput.Requests.part;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Section 1, the parts: their headers, types and number, and the fields of an upload.
class MultipartPartsTest extends BadInputs {
  private static final String A = file("a.txt", "abc");
  private static final String CIPHER = "as long as its tag";
  private static final String SEALED = file("a.txt.enc", CIPHER);
  private static final String DISPOSITION =
      "Content-Disposition: form-data; name=\"files\"; filename=\"a.txt\"";
  private static final String SALT = base64(16);
  private static final String IV = base64(12);
  private static final Expected BROKEN = error(400, "malformed_multipart");

  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(headers(), limits(), dispositions(), ignored(), types(), salts(), flags())
        .flatMap(rows -> rows);
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
        Row.of("M26 empty name beside a file", upload(field("", "x"), A), kept()),
        header("M28 empty header name", ": x"),
        header("M29 space in a header name", "X Y: x"),
        header("M29 space before the colon", "X : x"),
        header("M29 NUL in a header name", "X\0: x"),
        header("M29 \u00f6 in a header name", Requests.utf8("X\u00f6: x")),
        header("M29 no colon", "X"),
        Row.of("M31 fold first", upload(part(" x\r\n" + DISPOSITION, "a")), BROKEN),
        header("M31 fold later", " x"));
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
        Row.of("M34 121 fields", upload(A, field("x", "y").repeat(121)), many),
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
        charset("utf-7"),
        charset("utf-16"),
        charset("does-not-exist"),
        charset("\"\""),
        Row.of("M44 field not UTF-8", upload(A, field("password", "\u00ff")), BROKEN),
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

  private static Row charset(String charset) {
    return Row.of(
        "M44 field in " + charset,
        upload(
            A,
            part(
                "Content-Disposition: form-data; name=x\r\nContent-Type: text/plain; charset="
                    + charset,
                "y")),
        BROKEN);
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

  private static Stream<Row> salts() {
    return Stream.of(
            "",
            "!",
            "====",
            SALT.replace("=", ""),
            SALT + "\r\n",
            " " + SALT,
            SALT.substring(1),
            base64(15),
            base64(49),
            "_-".repeat(12),
            "x".repeat(4096))
        .flatMap(
            bad ->
                Stream.of(
                    encrypted("M58 salt " + shown(bad), "true", bad, IV, "e2e_salt"),
                    encrypted("M58 iv " + shown(bad), "true", SALT, bad, "e2e_iv")));
  }

  private static String shown(String text) {
    return text.replace("\r\n", "\\r\\n").substring(0, Math.min(text.length(), 30));
  }

  private static Row encrypted(String id, String e2e, String salt, String iv, String named) {
    return Row.of(
        id,
        upload(A, field("e2e", e2e), field("e2e_salt", salt), field("e2e_iv", iv)),
        error(400, "invalid_field").and(answer -> assertThat(answer.text()).contains(named)));
  }

  private static Stream<Row> flags() {
    var fields = field("e2e", "true") + field("e2e_salt", SALT) + field("e2e_iv", IV);
    var bad = error(400, "invalid_field");
    return Stream.concat(
        Stream.of("TRUE", "1", "yes", "on", "", "true ", "false")
            .flatMap(
                value ->
                    Stream.of(
                        encrypted("M59 e2e=" + value, value, SALT, IV, "e2e_salt"),
                        Row.of(
                            "M59 only e2e=" + value,
                            upload(A, field("e2e", value)),
                            kept(MultipartPartsTest::isPlain)))),
        Stream.of(
            Row.of("M59 no e2e", upload(A, field("e2e_iv", IV)), bad),
            Row.of("M59 no salt", upload(A, field("e2e", "true"), field("e2e_iv", IV)), bad),
            Row.of("M59 e2e twice", upload(A, fields, field("e2e", "true")), bad),
            Row.of("M59 salt twice", upload(A, fields, field("e2e_salt", SALT)), bad),
            Row.of("M59 iv for two files", upload(A, A, fields), bad),
            Row.of("M59 iv used twice", upload(A, A, fields, field("e2e_iv", IV)), bad),
            Row.of("M59 one iv too many", upload(A, fields, field("e2e_iv", base64(12, 1))), bad),
            Row.of("M60 public=yes", upload(A, field("public", "yes")), bad),
            Row.of("M60 expires=8d", upload(A, field("expires", "8d")), bad),
            Row.of(
                "M60 password twice",
                upload(A, field("password", "a"), field("password", "b")),
                bad),
            Row.of(
                "M60 password of 1025 bytes", upload(A, field("password", "a".repeat(1025))), bad),
            Row.of(
                "M61 unknown fields",
                upload(
                    A,
                    field("owner", "x"),
                    field("id", "1"),
                    field("expires_at", "0"),
                    field("tenant", "y")),
                kept()),
            Row.of(
                "M61 unknown files",
                upload(A, part("Content-Disposition: form-data; name=other; filename=b", "x")),
                kept(MultipartPartsTest::isSingle)),
            Row.of(
                "M62 fields first", upload(fields, SEALED), kept(MultipartPartsTest::isEncrypted)),
            Row.of(
                "M62 fields last", upload(SEALED, fields), kept(MultipartPartsTest::isEncrypted))));
  }

  private static void isPlain(Target target, Sample sample) {
    Expected.error(400, "not_end_to_end_encrypted")
        .check(target, target.send(get(sample.link() + "/encrypted")));
  }

  private static void isSingle(Target target, Sample sample) {
    assertThat(target.ask(get(sample.link())).text()).isEqualTo("abc");
  }

  private static void isEncrypted(Target target, Sample sample) {
    var answer = target.ask(get(sample.link() + "/encrypted"));
    assertThat(answer.text()).isEqualTo(CIPHER);
    assertThat(answer.header("E2E-Salt")).hasValue(SALT);
    assertThat(answer.header("E2E-IV")).hasValue(IV);
  }

  private static String base64(int length) {
    return base64(length, 0);
  }

  private static String base64(int length, int from) {
    var bytes = new byte[length];
    IntStream.range(0, length).forEach(i -> bytes[i] = (byte) (from + i));
    return Base64.getEncoder().encodeToString(bytes);
  }
}
