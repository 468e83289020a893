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

/// Section 9: the types of the bodies that carry settings, and what is malformed in them.
class FormBodiesTest extends BadInputs {
  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(types(target), broken(target), patches(target), strangers(target))
        .flatMap(rows -> rows);
  }

  private static Stream<Row> types(Target target) {
    var sample = target.upload(file("a", "b"));
    var path = sample.manage();
    var refused = error(415, "unsupported_media_type");
    var xxe =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM"
            + " \"http://127.0.0.1:1/\">]><a>&x;</a>";
    return Stream.concat(
        Stream.of(
                "text/plain",
                "application/octet-stream",
                "application/xml",
                "text/html",
                "multipart/mixed; boundary=b",
                "application/x-www-form-urlencoded; charset=utf-16",
                "application/x-www-form-urlencoded; charset=utf-32",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "image/png",
                ";;=",
                "form",
                "application/vnd.api+json")
            .map(
                type ->
                    unchanged(
                        "B03/B05 " + type,
                        sample,
                        send("POST", path, type, "password=x"),
                        refused)),
        Stream.of(
            unchanged("B03 no type", sample, send("POST", path, "", "password=x"), refused),
            unchanged(
                "B05 gzip",
                sample,
                send("POST", path, Requests.FORM, "\u001f\u008b", "Content-Encoding: gzip"),
                refused),
            unchanged("B06 XML", sample, send("POST", path, "application/xml", xxe), refused),
            unchanged("B06 XML to PATCH", sample, send("PATCH", path, "text/xml", xxe), refused),
            unchanged(
                "B02 multipart",
                sample,
                send(
                    "POST",
                    path,
                    Requests.MULTIPART,
                    Requests.body(Requests.field("public", "on"))),
                ok()),
            unchanged(
                "B02 multipart without boundary",
                sample,
                send("POST", path, "multipart/form-data", "x"),
                status(400)),
            unchanged(
                "B02 multipart, cut",
                sample,
                send("POST", path, Requests.MULTIPART, Requests.field("public", "on")),
                status(400)),
            unchanged(
                "B02 other case of the type",
                sample,
                send(
                    "POST",
                    path,
                    "Application/X-WWW-Form-URLEncoded; Charset=\"UTF-8\"",
                    "public=on"),
                ok()),
            unchanged(
                "B02 JSON in other case, UTF8",
                sample,
                send("POST", path, "Application/JSON; charset=UTF8", "{\"public\":true}"),
                ok()),
            unchanged(
                "B02 multipart in other case",
                sample,
                send(
                    "POST",
                    path,
                    "Multipart/Form-Data; Boundary=b",
                    Requests.body(Requests.field("public", "true"))),
                ok()),
            unchanged(
                "B02 a password as a file",
                sample,
                send(
                    "POST",
                    path,
                    Requests.MULTIPART,
                    Requests.body(
                        Requests.field("public", "on"),
                        Requests.part(
                            "Content-Disposition: form-data; name=password; filename=a", "x"))),
                status(400)),
            unchanged(
                "B02 JSON",
                sample,
                send("POST", path, "application/json", "{\"public\":\"on\"}"),
                ok())));
  }

  private static Stream<Row> broken(Target target) {
    var sample = target.upload(file("a", "b"));
    var path = sample.manage();
    return Stream.concat(
        Stream.of(
                "%",
                "public=%",
                "public=on&x=%zz",
                "public=%ff",
                "x=%c0%af",
                "expires=%u0031d",
                "public=on&x=\u00ff")
            .map(
                body ->
                    unchanged(
                        "B08 " + body.substring(0, Math.min(body.length(), 20)),
                        sample,
                        form(path, body),
                        status(400))),
        Stream.concat(
            Stream.of(
                    "public=on&=x",
                    "&&&public=on&&&",
                    "public=on&key",
                    "public=on&a=b=c",
                    "public=on&;&?")
                .map(body -> unchanged("B08 " + body, sample, form(path, body), ok())),
            Stream.of(
                    "",
                    "[]",
                    "null",
                    "1",
                    "{",
                    "{\"public\":1}",
                    "{\"public\":[\"on\"]}",
                    "{\"public\":\"on\",\"public\":\"on\"}",
                    "{\"a\":" + "[".repeat(5000) + "}",
                    "\u00ff",
                    "{\"expires\":7}",
                    "{} {}",
                    "{\"password\":{}}",
                    "{\"x\":" + "9".repeat(5000) + "}")
                .map(
                    body ->
                        unchanged(
                            "B09 JSON " + body.substring(0, Math.min(body.length(), 30)),
                            sample,
                            send("POST", path, "application/json", body),
                            status(400)))));
  }

  private static Stream<Row> patches(Target target) {
    var sample = target.upload(file("a", "b"));
    var path = sample.manage();
    return Stream.of(
            "",
            "[]",
            "{\"access\":\"open\"}",
            "{\"access\":null}",
            "{\"access\":1}",
            "{\"access\":\"password\"}",
            "{\"access\":\"public\",\"password\":\"x\"}",
            "{\"password\":1}",
            "{\"password\":\"\"}",
            "{\"expires\":\"8d\"}",
            "{\"expires\":null}",
            "{\"expires\":{}}",
            "{\"password\":\"" + "x".repeat(1025) + "\"}",
            "{\"password\":\"\\ud800\"}")
        .map(
            body ->
                unchanged(
                    "B10 PATCH " + body.substring(0, Math.min(body.length(), 40)),
                    sample,
                    send("PATCH", path, "application/merge-patch+json", body),
                    status(400)));
  }

  /// N14, N16: one rule for JSON, whatever the method.
  private static Stream<Row> strangers(Target target) {
    var sample = target.upload(file("a", "b"));
    var path = sample.manage();
    var values = Stream.of("5", "true", "null", "{}", "[1]", "\"x\"");
    return Stream.concat(
        values.flatMap(
            value ->
                Stream.of(
                    unchanged(
                        "N14 POST note " + value,
                        sample,
                        send(
                            "POST",
                            path,
                            "application/json",
                            "{\"public\":true,\"note\":" + value + "}"),
                        warned()),
                    unchanged(
                        "N14 PATCH note " + value,
                        sample,
                        send("PATCH", path, "application/json", "{\"note\":" + value + "}"),
                        warned()))),
        Stream.of(
            told(sample, "POST", "{\"public\":1}", "public: must be true, false or a string"),
            told(sample, "POST", "{\"public\":true,\"public\":true}", "a member twice"),
            told(sample, "PATCH", "{\"access\":null}", "access: cannot be removed"),
            told(sample, "PATCH", "{\"expires\":null}", "expires: cannot be removed"),
            unchanged(
                "N16 POST null",
                sample,
                send(
                    "POST",
                    path,
                    "application/json",
                    "{\"public\":\"true\",\"expires\":null,\"access\":null,\"password\":null}"),
                ok()),
            unchanged(
                "F8 PATCH in other case",
                sample,
                send("PATCH", path, "Application/Merge-Patch+JSON", "{\"access\":\"public\"}"),
                ok()),
            typo("POST", sample, "{\"passwrod\":\"x\"}"),
            typo("PATCH", sample, "{\"passwrod\":\"x\"}"),
            typo("PATCH", sample, "{\"public\":false}"),
            typo("PATCH", sample, "{\"Expires\":5}")));
  }

  private static Row typo(String method, Sample sample, String body) {
    return unchanged(
        "M61 " + method + " " + body,
        sample,
        send(method, sample.manage(), "application/json", body),
        error(400, "invalid_field"));
  }

  private static Expected warned() {
    return ok().and(answer -> assertThat(answer.text()).contains("note: is not known here"));
  }

  private static Row told(Sample sample, String method, String json, String sentence) {
    return unchanged(
        "N16 " + method + " " + json,
        sample,
        send(method, sample.manage(), "application/json", json),
        status(400).and(answer -> assertThat(answer.text()).contains(sentence)));
  }
}
