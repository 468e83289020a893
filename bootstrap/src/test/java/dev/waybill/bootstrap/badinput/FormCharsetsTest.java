package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.ok;
import static dev.waybill.bootstrap.badinput.Expected.status;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.form;
import static dev.waybill.bootstrap.badinput.Requests.send;
import static dev.waybill.bootstrap.badinput.SettingsFormsTest.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/// Section 9: the charsets of the bodies that carry settings, and the parts of those in multipart.
class FormCharsetsTest extends BadInputs {
  @Override
  Stream<Row> rows(Target target) {
    return Stream.concat(charsets(target), multipart(target));
  }

  /// A label says what the escapes of a form mean; JSON is UTF-8.
  private static Stream<Row> charsets(Target target) {
    var sample = target.upload(file("a", "b"));
    var path = sample.manage();
    var refused = error(415, "unsupported_media_type");
    return Stream.concat(
        Stream.of(
                opens(target, "iso-8859-1", "p%E4ss", "p%C3%A4ss"),
                opens(target, "ISO-8859-1", "p\u00e4ss", "p%C3%A4ss"),
                opens(target, "windows-1252", "5%80", "5%E2%82%AC"),
                opens(target, "us-ascii", "p%C3%A4ss", "p%C3%A4ss"),
                opens(target, "utf8", "p%C3%A4ss", "p%C3%A4ss"),
                opens(target, "does-not-exist", "pass", "pass"))
            .flatMap(rows -> rows),
        Stream.concat(
            Stream.of(
                unchanged(
                    "B05 a label that nobody knows",
                    sample,
                    send("POST", path, Requests.FORM + "; charset=x-none", "password=%E4"),
                    status(400))),
            Stream.of("application/json", "application/merge-patch+json")
                .flatMap(
                    type -> Stream.of("utf-16", "ISO-8859-1").map(c -> type + "; charset=" + c))
                .map(
                    type ->
                        unchanged(
                            "B05 PATCH " + type,
                            sample,
                            send("PATCH", path, type, "{\"access\":\"private\"}"),
                            refused))));
  }

  private static Stream<Row> opens(Target target, String charset, String password, String pw) {
    var sample = target.upload(file("a", "b"));
    var type = Requests.FORM + "; charset=" + charset;
    return Stream.of(
        Row.of(
            "B05 set in " + charset,
            send("POST", sample.manage(), type, "password=" + password),
            ok()),
        Row.of("B05 opened by " + pw, Requests.get(sample.link() + "?pw=" + pw), ok()),
        Row.of(
            "B05 typed in " + charset,
            send("POST", sample.link(), type, "password=" + password),
            status(303)));
  }

  /// The same faults as at `POST /upload`, told in the same words.
  private static Stream<Row> multipart(Target target) {
    var sample = target.upload(file("a", "b"));
    return Stream.of(
        multipart(
            sample,
            "in UTF-16",
            Requests.part(
                "Content-Disposition: form-data; name=expires\r\n"
                    + "Content-Type: text/plain; charset=utf-16",
                "1d"),
            error(400, "malformed_multipart"),
            "\"field\":\"expires\""),
        multipart(
            sample,
            "of 5000 bytes",
            Requests.field("password", "x".repeat(5000)),
            error(413, "field_too_large"),
            "\"limit\":4096"),
        multipart(
            sample,
            "121 times",
            Requests.field("x", "y").repeat(121),
            error(413, "too_many_fields"),
            "\"limit\":120"),
        unchanged(
            "B08 301 fields",
            sample,
            form(sample.manage(), "public=on&" + "a=b&".repeat(300)),
            error(413, "too_many_fields")));
  }

  private static Row multipart(
      Sample sample, String id, String parts, Expected expected, String told) {
    return unchanged(
        "B02 multipart, a field " + id,
        sample,
        send("POST", sample.manage(), Requests.MULTIPART, Requests.body(parts)),
        expected.and(answer -> assertThat(answer.text()).contains(told)));
  }
}
