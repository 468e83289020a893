package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Expected.noFiles;
import static dev.waybill.bootstrap.badinput.Expected.notFound;
import static dev.waybill.bootstrap.badinput.Requests.field;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.part;
import static dev.waybill.bootstrap.badinput.Requests.send;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawResponse;
import java.util.stream.Stream;

/// Section 1, what the fields of `POST /upload` are called: a typo publishes nothing.
class UploadNamesTest extends BadInputs {
  private static final String A = file("a.txt", "abc");

  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(typos(), strangers(), files(), elsewhere(), access()).flatMap(rows -> rows);
  }

  private static Stream<Row> typos() {
    return Stream.of(
            "passwrod",
            "Password",
            "passwd",
            "pass",
            "pw",
            "Public",
            "acces",
            "expire",
            "expiry",
            "password[]",
            "private",
            "file_password",
            "expiresAt",
            "pswd",
            "priv",
            "accs",
            "exipre",
            "passphrase2",
            "is_public")
        .flatMap(
            name ->
                Stream.of(
                    Row.of("M61 " + name, upload(A, field(name, "on")), meant(name)),
                    Row.of("M61 a file " + name, upload(A, other(name)), meant(name)),
                    Row.of(
                        "M61 ?" + name,
                        posted("?" + name + "=on"),
                        refused(name + ": is not taken from the address"))));
  }

  private static Expected meant(String name) {
    return refused(name + ": is not known here; if you mean");
  }

  private static Expected refused(String sentence) {
    return error(400, "invalid_field").and(answer -> assertThat(answer.text()).contains(sentence));
  }

  private static String other(String name) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"; filename=b", "x");
  }

  private static String posted(String query, String... headers) {
    return send("POST", "/upload" + query, Requests.MULTIPART, Requests.body(A), headers);
  }

  private static Stream<Row> strangers() {
    return Stream.of(
        Row.of(
            "M61 unknown fields",
            upload(
                A,
                field("owner", "x"),
                field("id", "1"),
                field("expires_at", "0"),
                field("tenant", "y")),
            warned("owner", "id", "expires_at", "tenant")),
        Row.of(
            "M61 what frameworks send",
            upload(A, field("csrf", "x"), field("MAX_FILE_SIZE", "1"), field("submit", "")),
            warned("csrf", "MAX_FILE_SIZE", "submit")),
        Row.of(
            "M61 e2e in the address",
            posted("?e2e=1"),
            warned("e2e: is not taken from the address")),
        Row.of("M61 in the address", posted("?utm_source=x&_=1"), warned("utm_source", "_")),
        Row.of("M61 an unknown file", upload(A, other("other")), warned("other")),
        Row.of(
            "M61 a letter too many",
            upload(A, field("e2ee", "true")),
            warned("e2ee: is not known here and was ignored; the nearest known name is e2e")),
        Row.of("M61 nothing", upload(A, field("expires", "1d")), warned()),
        Row.of(
            "M61 a hostile name",
            upload(A, field("x\\\"<\t" + "y".repeat(4000), "x")),
            warned("x\"<?")),
        Row.of("M61 only an unknown file", upload(other("other")), noFiles()));
  }

  /// A warning for each of these, in this order or not, and no other.
  private static Expected warned(String... names) {
    return kept().and(answer -> hasWarnings(answer, names));
  }

  private static void hasWarnings(RawResponse answer, String... names) {
    var warnings = Target.json(answer).path("warnings");
    assertThat(warnings).as(answer.text()).hasSize(names.length);
    for (var name : names) {
      assertThat(warnings)
          .as(answer.text())
          .anyMatch(text -> text.asText().startsWith(name) && text.asText().length() < 200);
    }
  }

  private static Stream<Row> files() {
    var strange =
        Stream.of(
            "files[a]", "files[", "files]", "files[0][1]", "Files", "filess", "files[\u0661]");
    return Stream.concat(
        Stream.of("files", "file", "files[]", "file[]", "files[0]", "file[12]")
            .map(name -> Row.of("F13 " + name, upload(other(name)), kept())),
        Stream.concat(
            strange.map(name -> Row.of("F13 " + name, upload(other(name)), noFiles())),
            Stream.of(
                Row.of("F13 text as a file", upload(A, field("files", "abc")), warned("files")),
                Row.of("F13 only text as a file", upload(field("file", "abc")), noFiles()),
                Row.of(
                    "F13 a password as a file",
                    upload(A, other("password")),
                    refused("password: must be text, not a file")))));
  }

  private static Stream<Row> elsewhere() {
    return Stream.of(
        Row.of("F13 public in the address", posted("?public=on"), refused("public: is not taken")),
        Row.of("F13 broken address", posted("?a=%zz"), error(400, "malformed_request")),
        Row.of(
            "F13 password in the header",
            posted("", "Waybill-Password: x"),
            refused("Waybill-Password: send the password as the field")),
        Row.of(
            "D6 a piece",
            posted("", "Content-Range: bytes 0-1/6000"),
            error(400, "malformed_request")));
  }

  private static Stream<Row> access() {
    return Stream.of(
        Row.of(
            "access=private",
            upload(A, field("access", "private")),
            kept(UploadNamesTest::isClosed)),
        Row.of(
            "access=password",
            upload(A, field("access", "password"), field("password", "x")),
            kept((t, s) -> Expected.status(401).check(t, t.send(get(s.link()))))),
        Row.of(
            "access=password alone",
            upload(A, field("access", "password")),
            refused("password: is needed")),
        Row.of("access=open", upload(A, field("access", "open")), refused("access: ")),
        Row.of(
            "N9 an empty password",
            upload(A, field("password", "")),
            kept(UploadNamesTest::isClosed)
                .and(answer -> hasWarnings(answer, "The password was empty"))),
        Row.of("public=true", upload(A, field("public", "true"), field("password", "")), warned()),
        Row.of("public=off", upload(A, field("public", "off")), warned("public: off is the same")),
        Row.of("public=ON", upload(A, field("public", "ON")), refused("public: ")),
        Row.of("e2e=on", upload(A, field("e2e", "on")), warned("e2e: only true")),
        Row.of("e2e=off", upload(A, field("e2e", "off")), warned()));
  }

  static void isClosed(Target target, Sample sample) {
    notFound().check(target, target.send(get(sample.link())));
  }
}
