package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Requests.field;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.part;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Section 1, the fields of an upload: their charsets and what they declare.
class UploadFieldsTest extends BadInputs {
  private static final String A = file("a.txt", "abc");
  private static final String CIPHER = "as long as its tag";
  private static final String SEALED = file("a.txt.enc", CIPHER);
  private static final String SALT = base64(16);
  private static final String IV = base64(12);
  private static final String EMPTY =
      field("public", "")
          + field("access", "")
          + field("expires", "")
          + field("e2e", "")
          + field("e2e_scheme", "")
          + field("e2e_salt", "")
          + field("e2e_iv", "");
  private static final Expected BROKEN = error(400, "malformed_multipart");
  private static final Expected IN_NO_CHARSET =
      BROKEN.and(answer -> assertThat(answer.text()).contains("expires: "));

  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(charsets(), salts(), flags()).flatMap(rows -> rows);
  }

  private static Stream<Row> charsets() {
    return Stream.of(
        charset("utf-7", "1d", kept()),
        charset("utf-7", "\u00e9", IN_NO_CHARSET),
        charset("utf-16", "1d", IN_NO_CHARSET),
        charset("UTF-16LE", "1\0d\0", IN_NO_CHARSET),
        charset("does-not-exist", "1d", kept()),
        charset("does-not-exist", "\u00e9", IN_NO_CHARSET),
        charset("\"\"", "1d", kept()),
        charset("ISO-8859-1", "1d", kept()),
        charset("utf8", "1d", kept()),
        charset("ascii", "1d", kept()),
        charset("windows-1252", "1d", kept()),
        opens("ISO-8859-1", "p\u00e4ss", "p%C3%A4ss"),
        opens("latin1", "p\u00e4ss", "p%C3%A4ss"),
        opens("windows-1252", "5\u0080", "5%E2%82%AC"),
        opens("UTF8", "p\u00c3\u00a4ss", "p%C3%A4ss"),
        charset("utf-8; charset=utf-7", "1d", IN_NO_CHARSET),
        charset("", "1d", IN_NO_CHARSET),
        Row.of(
            "M44 Latin-1 without a label",
            upload(A, field("expires", "\u00e9")),
            BROKEN.and(answer -> assertThat(answer.text()).contains("The text is not UTF-8"))),
        opens("us-ascii", "p\u00e4ss", "p%C3%A4ss"),
        Row.of("M44 field not UTF-8", upload(A, field("password", "\u00ff")), BROKEN),
        Row.of(
            "M44 field not UTF-8 is named",
            upload(A, field("expires", "\u00ff")),
            BROKEN.and(answer -> assertThat(answer.text()).contains("expires: "))));
  }

  private static Row charset(String charset, String bytes, Expected expected) {
    return Row.of(
        "M44 expires in " + charset + ": " + shown(bytes),
        upload(A, labelled("expires", charset, bytes)),
        expected);
  }

  private static Row opens(String charset, String bytes, String pw) {
    return Row.of(
        "M44 password in " + charset,
        upload(A, labelled("password", charset, bytes)),
        kept(
            (target, sample) ->
                Expected.ok().check(target, target.send(get(sample.link() + "?pw=" + pw)))));
  }

  private static String labelled(String name, String charset, String bytes) {
    return part(
        "Content-Disposition: form-data; name="
            + name
            + "\r\nContent-Type: text/plain; charset="
            + charset,
        bytes);
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
                            kept(UploadFieldsTest::isPlain)))),
        Stream.of(
            Row.of("M59 no e2e", upload(A, field("e2e_iv", IV)), bad),
            Row.of("M59 no salt", upload(A, field("e2e", "true"), field("e2e_iv", IV)), bad),
            Row.of("M59 e2e twice", upload(A, fields, field("e2e", "true")), bad),
            Row.of("M59 salt twice", upload(A, fields, field("e2e_salt", SALT)), bad),
            Row.of("M59 iv for two files", upload(A, A, fields), bad),
            Row.of("M59 iv used twice", upload(A, A, fields, field("e2e_iv", IV)), bad),
            Row.of("M59 one iv too many", upload(A, fields, field("e2e_iv", base64(12, 1))), bad),
            Row.of("N9 empty fields", upload(A, EMPTY), kept(UploadFieldsTest::isOpen)),
            Row.of("N9 empty beside e2e", upload(SEALED, fields, field("e2e_scheme", "")), kept()),
            Row.of("M60 public=yes", upload(A, field("public", "yes")), bad),
            Row.of("M60 expires=8d", upload(A, field("expires", "8d")), bad),
            Row.of(
                "M60 password twice",
                upload(A, field("password", "a"), field("password", "b")),
                bad),
            Row.of(
                "M60 password of 1025 bytes", upload(A, field("password", "a".repeat(1025))), bad),
            Row.of("M62 fields first", upload(fields, SEALED), kept(UploadFieldsTest::isEncrypted)),
            Row.of(
                "M62 fields last", upload(SEALED, fields), kept(UploadFieldsTest::isEncrypted))));
  }

  private static void isPlain(Target target, Sample sample) {
    Expected.error(400, "not_end_to_end_encrypted")
        .check(target, target.send(get(sample.link() + "/encrypted")));
  }

  private static void isOpen(Target target, Sample sample) {
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
