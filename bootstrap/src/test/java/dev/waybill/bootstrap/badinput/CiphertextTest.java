package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Requests.field;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/// Files that are declared to be end-to-end encrypted and plainly are not, and the scheme field.
class CiphertextTest extends BadInputs {
  private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA==";
  private static final String IV = "AAAAAAAAAAAAAAAA";
  private static final String SECOND_IV = "AAAAAAAAAAAAAAAB";
  private static final String RECORDS = "waybill-e2e-2";
  private static final String WHOLE = "pbkdf2-sha256-100000/aes-256-gcm";
  private static final String CIPHER = "as long as its tag";

  /// Records of 4096 bytes, 2^20 iterations, everything else zero: salt and nonce are those above.
  private static final String CONTAINER =
      "waybill\2\1\1\14\0\0\20\0\0" + "\0".repeat(48 + 2048 + 16);

  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(plain(), schemes(), containers()).flatMap(rows -> rows);
  }

  private static Stream<Row> plain() {
    return Stream.of(
        refused("C1 no bytes", "", "files: File 1 is shorter"),
        refused("C1 fifteen bytes", "x".repeat(14) + "y", "files: File 1 is shorter"),
        refused("C2 a PDF", "%PDF-1.7 and so on", "files: File 1 is not encrypted"),
        refused("C2 a zip", "PK\3\4\24\0\0\0\10\0 more bytes", "looks like a zip"),
        refused("C2 text", "All work and no play. ".repeat(9), "looks like text"),
        refused("C2 a short note", "Meet me at noon, OK?", "looks like text"),
        refused(
            "C2 a byte order mark",
            "\u00ef\u00bb\u00bfpassword: caf\u00c3\u00a9",
            "looks like text"),
        refused("C2 UTF-16", "H\0i\0 \0t\0h\0e\0r\0e\0", "looks like text"),
        refused("C2 ISO 8859-1", "Gr\u00fc\u00dfe aus K\u00f6ln. ".repeat(13), "looks like text"),
        refused("C2 JSON", "{\"a\": [" + "1, ".repeat(40) + "2]}", "looks like text"),
        refused("C2 zeros", "\0".repeat(99), "looks like empty space"),
        Row.of(
            "C3 the second of two, fields first",
            upload(
                fields(WHOLE),
                field("e2e_iv", SECOND_IV),
                file("a", CIPHER),
                file("b", "%PDF-1.7 and so on")),
            refusal("files: File 2 is not encrypted")));
  }

  private static Stream<Row> schemes() {
    var unknown = Stream.of("waybill-e2e-3", "WAYBILL-E2E-2", " " + RECORDS, "x".repeat(4096));
    return Stream.concat(
        unknown.map(
            scheme ->
                Row.of(
                    "C4 unknown scheme " + scheme.substring(0, Math.min(20, scheme.length())),
                    upload(file("a", CIPHER), fields(scheme)),
                    refusal("e2e_scheme: must be left out, or one of"))),
        Stream.of(
            Row.of(
                "C4 scheme without e2e",
                upload(file("a", CIPHER), field("e2e_scheme", RECORDS)),
                refusal("e2e_scheme: needs e2e=true")),
            Row.of(
                "C4 scheme twice",
                upload(file("a", CIPHER), fields(WHOLE), field("e2e_scheme", WHOLE)),
                refusal("e2e_scheme: is given more than once")),
            Row.of(
                "C5 the first scheme by name",
                upload(file("a", CIPHER), fields(WHOLE)),
                kept((t, s) -> assertScheme(t, s, WHOLE))),
            container("C5 no header", CIPHER.repeat(200), "files: File 1 does not begin"),
            Row.of(
                "C5 a container as the first scheme",
                upload(file("a", CONTAINER), fields(WHOLE)),
                refusal("e2e_scheme: File 1 is in the waybill-e2e-2 format"))));
  }

  private static Stream<Row> containers() {
    return Stream.of(
        Row.of(
            "C6 a container",
            upload(file("a", CONTAINER), fields(RECORDS)),
            kept((t, s) -> assertScheme(t, s, RECORDS))),
        container("C6 only a header", CONTAINER.substring(0, 64), "files: File 1 is damaged"),
        container("C6 cut", CONTAINER.substring(0, 2127), "files: File 1 is damaged"),
        container("C6 a byte too many", CONTAINER + "x", "files: File 1 is damaged"),
        container("C6 other version", CONTAINER.replace('\2', '\3'), "files: File 1 does not"),
        container("C6 other salt", changed(31), "e2e_salt: File 1 has another salt"),
        container("C6 other nonce", changed(43), "e2e_iv: File 1 has another nonce"));
  }

  private static String changed(int at) {
    return CONTAINER.substring(0, at) + "x" + CONTAINER.substring(at + 1);
  }

  private static String fields(String scheme) {
    return field("e2e", "true")
        + field("e2e_scheme", scheme)
        + field("e2e_salt", SALT)
        + field("e2e_iv", IV);
  }

  private static Row refused(String id, String content, String reason) {
    var request =
        upload(
            file("a", content), field("e2e", "true"), field("e2e_salt", SALT), field("e2e_iv", IV));
    return Row.of(id, request, refusal(reason));
  }

  private static Row container(String id, String content, String reason) {
    return Row.of(id, upload(file("a", content), fields(RECORDS)), refusal(reason));
  }

  private static Expected refusal(String reason) {
    return error(400, "invalid_field").and(answer -> assertThat(answer.text()).contains(reason));
  }

  private static void assertScheme(Target target, Sample sample, String scheme) {
    var answer = target.ask(get(sample.link() + "/encrypted"));
    assertThat(answer.header("E2E-Scheme")).hasValue(scheme);
  }
}
