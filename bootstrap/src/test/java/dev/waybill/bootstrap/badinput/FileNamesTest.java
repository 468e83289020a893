package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Expected.noFiles;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.named;
import static dev.waybill.bootstrap.badinput.Requests.send;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static dev.waybill.bootstrap.badinput.Requests.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Section 6: what becomes of a file name: in the manifest, in the one header line of a download
/// (RFC 6266, RFC 8187) and in a zip.
class FileNamesTest extends BadInputs {
  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(
            paths(), folders(), puts(), hidden(), scripts(), bytes(), literal(), active(), zips())
        .flatMap(rows -> rows);
  }

  private static Row name(String id, String sent, String expected) {
    return Row.of(
        id, upload(file(utf8(sent), "x")), kept((t, sample) -> check(t, sample, expected)));
  }

  private static void check(Target target, Sample sample, String expected) {
    var manifest = Target.json(target.ask(get(sample.link(), "Accept: application/json")));
    assertThat(manifest.at("/files/0/name").asText()).isEqualTo(expected);
    var answer = target.ask(get(sample.link()));
    assertThat(answer.headers().get("Content-Disposition")).hasSize(1);
    assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
    assertThat(downloadName(answer)).isEqualTo(expected);
  }

  private static String downloadName(RawResponse answer) {
    var value = answer.header("Content-Disposition").orElseThrow();
    assertThat(value).startsWith("attachment; filename=\"").matches("[ -~]+");
    var star = value.indexOf("filename*=UTF-8''");
    return star < 0
        ? value.substring(22, value.length() - 1)
        : URLDecoder.decode(value.substring(star + 17).replace("+", "%2B"), UTF_8);
  }

  private static Stream<Row> paths() {
    return Stream.of(
        name("N01 up and away", "../../etc/passwd", "passwd"),
        name("N01 up and away, backslashes", "..\\..\\boot.ini", "boot.ini"),
        name("N01 absolute", "/etc/passwd", "passwd"),
        name("N01 with a drive", "C:\\fakepath\\a.txt", "a.txt"),
        name("N01 only a folder", "a/", "file"),
        name("N01 dot dot", "..", "file"),
        name("N01 network", "\\\\host\\share\\a", "a"),
        name("N02 long", "a".repeat(300) + ".txt", "a".repeat(251) + ".txt"),
        name(
            "N02 long, many bytes each",
            "\u6587".repeat(200) + ".pdf",
            "\u6587".repeat(83) + ".pdf"),
        name("N02 only spaces", "   ", "file"));
  }

  private static Stream<Row> folders() {
    return Stream.of(
        folder("N17 folders", "plans/old/floor0.dwg", "plans/old/floor0.dwg"),
        folder("N17 folders in other scripts", "\u6587\u4ef6/\u00e9 \u00e9.txt", null),
        folder("N17 a part that is cleaned", "a\u202eb /c.txt", "ab/c.txt"),
        folder("N17 hidden and device names", ".ssh/con/-rf", ".ssh/con/-rf"),
        folder("N17 as many parts as there may be", "d/".repeat(31) + "a", null),
        cut("N17 one more", "d/".repeat(32) + "a"),
        cut("N17 too long", "x".repeat(200).concat("/").repeat(6) + "a"),
        cut("N17 absolute", "/d/a"),
        cut("N17 up", "d/../a"),
        cut("N17 here", "./a"),
        cut("N17 an empty part", "d//a"),
        cut("N17 a part of which nothing is left", "d/\u200b/a"),
        cut("N17 a drive", "C:/d/a"),
        cut("N17 backslashes", "d\\e\\a"));
  }

  /// @param path null: as it was sent
  private static Row folder(String id, String sent, @Nullable String path) {
    return Row.of(id, upload(file(utf8(sent), "x")), inFolders(path == null ? sent : path));
  }

  private static Expected inFolders(String path) {
    return kept((target, sample) -> {
          check(target, sample, path.substring(path.lastIndexOf('/') + 1));
          var manifest = Target.json(target.ask(get(sample.link(), "Accept: application/json")));
          assertThat(manifest.at("/files/0/path").asText()).isEqualTo(path);
          assertThat(target.ask(get(sample.manage(), "Accept: text/html")).text())
              .contains("<bdi>" + path + "</bdi>");
        })
        .and(answer -> assertThat(answer.text()).doesNotContain("\"warnings\""));
  }

  private static Row cut(String id, String sent) {
    return Row.of(id, upload(file(utf8(sent), "x")), withoutFolders("files"));
  }

  private static Expected withoutFolders(String field) {
    return kept((target, sample) -> {
          check(target, sample, "a");
          var manifest = Target.json(target.ask(get(sample.link(), "Accept: application/json")));
          assertThat(manifest.at("/files/0/path").isMissingNode()).isTrue();
        })
        .and(
            answer ->
                assertThat(answer.text())
                    .contains(
                        "\"warnings\":[\"" + field + ": the folders of a file were left out"));
  }

  private static Stream<Row> puts() {
    return Stream.of(
        put("N17 put with a path", "plans/old/b.txt", inFolders("plans/old/b.txt")),
        put("N17 put with folders alone", "plans/old/", inFolders("plans/old/a")),
        put("N17 put with a name alone", "b.txt", kept((t, s) -> check(t, s, "b.txt"))),
        put("N17 put with no path", "", kept((t, s) -> check(t, s, "a"))),
        put("N17 put with an absolute path", "/plans/a", withoutFolders("path")),
        put("N17 put out of the folder", "..%2F..%2Fa", withoutFolders("path")),
        Row.of(
            "N17 put with two paths",
            send("PUT", "/upload/a?path=b&path=c", "", "x"),
            Expected.error(400, "invalid_field")));
  }

  private static Row put(String id, String path, Expected expected) {
    return Row.of(id, send("PUT", "/upload/a?path=" + path, "", "x"), expected);
  }

  private static Stream<Row> hidden() {
    return Stream.of(
        name("N03 NUL", "a\0.txt", "a.txt"),
        name("N03 NUL in percent", "a%00.jpg", "a%00.jpg"),
        name("N04 line break in percent", "a%0D%0ASet-Cookie: x=1", "aSet-Cookie: x=1"),
        name("N04 line break in small percent", "a%0d%0ab", "a%0d%0ab"),
        name(
            "N04 quotes as browsers send them",
            "Bericht %22M\u00e4rz%22.txt",
            "Bericht \"M\u00e4rz\".txt"),
        name("N04 percent of a percent", "100%25 %2522", "100%25 %2522"),
        name("N04 quoted pair", "a\\\"; x=\\\"b.txt", "a\"; x=\"b.txt"),
        Row.of("N04 line break", upload(file("a\r\nSet-Cookie: x=1", "x")), Expected.status(400)),
        name("N06 right to left", "invoice\u202efdp.exe", "invoicefdp.exe"),
        name("N06 isolates and marks", "\u2066a\u2069\u200e\u200f\u061c.txt", "a.txt"),
        name("N06 zero width", "a\u200b\u200c\u200d\ufeff.txt", "a.txt"),
        name(
            "N06 joiner in Persian",
            "\u0645\u06cc\u200c\u062e\u0648.txt",
            "\u0645\u06cc\u200c\u062e\u0648.txt"),
        name(
            "N06 joiner in emoji",
            "\ud83d\udc68\u200d\ud83d\udc69.png",
            "\ud83d\udc68\u200d\ud83d\udc69.png"),
        name("N06 joiner between a and b", "a\u200db.txt", "ab.txt"),
        name("N15 tab and bell", "a\t\u000b\u0007.txt", "a.txt"),
        name("N15 escape", "\u001b[31ma.txt", "[31ma.txt"),
        name("N15 line separators", "a\u2028b\u2029c\u0085d.txt", "abcd.txt"),
        name("N15 DEL", "a\u007f.txt", "a.txt"));
  }

  private static Stream<Row> scripts() {
    return Stream.of(
        name(
            "N07 scripts",
            "\u00fcn\u00efcode \u6587\u4ef6 \ud83d\ude00.txt",
            "\u00fcn\u00efcode \u6587\u4ef6 \ud83d\ude00.txt"),
        name("N08 decomposed", "u\u0308.txt", "\u00fc.txt"),
        name(
            "N08 many combining marks",
            "a" + "\u0301".repeat(1500),
            "\u00e1" + "\u0301".repeat(126)),
        name("N13 options", "-rf", "-rf"),
        name("N13 hidden", ".htaccess", ".htaccess"),
        name("N13 home", "~root", "~root"),
        name("N13 command", "$(id)", "$(id)"),
        name("N13 separator", ";ls", ";ls"),
        name("N13 backticks", "`id`", "`id`"),
        name("N13 markup", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        name("N13 lookup", "${jndi:ldap:x}", "${jndi:ldap:x}"));
  }

  /// Read as windows-1252, so that no two names fall together.
  private static Stream<Row> bytes() {
    return Stream.of(
        raw("N09 Latin-1", "caf\u00e9.txt", "caf\u00e9.txt"),
        raw("N09 windows-1252", "5\u0080.txt", "5\u20ac.txt"),
        raw("N09 not a slash", "\u00c0\u00af.txt", "\u00c0\u00af.txt"),
        raw(
            "N09 halves of a character",
            "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080.txt",
            "\u00ed\u00a0\u00bd\u00ed\u00b8\u20ac.txt"),
        raw("N09 a mark of UTF-16", "\u00ff\u00fe.txt", "\u00ff\u00fe.txt"),
        raw("N09 a byte that means nothing", "a\u0081\u00e9.txt", "a\u00e9.txt"));
  }

  private static Row raw(String id, String sent, String expected) {
    return Row.of(id, upload(file(sent, "x")), kept((t, s) -> check(t, s, expected)));
  }

  private static Stream<Row> literal() {
    return Stream.of(
        name("N10 encoded word", "=?UTF-8?B?YQ==?=", "=?UTF-8?B?YQ==?="),
        extended("N10 only filename*", "filename*=UTF-8''x", "x"),
        extended("N10 filename* beside", "filename=a; filename*=UTF-8''b", "b"),
        extended(
            "N10 in quotes", "filename=\"M\u00e4rz\"; filename*=\"UTF-8''M%C3%A4rz\"", "M\u00e4rz"),
        extended("N10 out of the folder", "filename=a; filename*=UTF-8''..%2F..%5Cb%00%0D%0A", "b"),
        extended("N10 malformed", "filename=a; filename*=UTF-8''%C0%AF", "a"),
        extended("N10 malformed by syntax", "filename=x; filename*=UTF-8''a b.txt", "x"),
        extended("N10 twice", "filename=x; filename*=UTF-8''a; filename*=UTF-8''b", "x"),
        extended("N10 in Latin-1", "filename=a; filename*=ISO-8859-1''%E4", "a"),
        Row.of("N10 only a malformed one", upload(named("filename*=b", "x")), noFiles()),
        name("N12 device", "CON", "CON"),
        name("N12 device with an extension", "nul.txt", "nul.txt"),
        name("N12 dot at the end", "a.", "a"),
        name("N12 space at the end", "a ", "a"),
        name("N12 stream", "a:stream", "a:stream"),
        name("N12 wild cards", "a?b*c|d<e>", "a?b*c|d<e>"));
  }

  private static Row extended(String id, String parameters, String expected) {
    return Row.of(id, upload(named(parameters, "x")), kept((t, s) -> check(t, s, expected)));
  }

  private static Stream<Row> active() {
    return Stream.of("a.html", "a.svg", "a.xhtml", "a.mht", "a.pdf", "a", "a.HTML", "a.jpg.html")
        .map(name -> name("N16 " + name, name, name));
  }

  private static Stream<Row> zips() {
    return Stream.of(
        zip("N18 one name in two folders", List.of("dir/a", "dir2/a"), List.of("dir/a", "dir2/a")),
        zip(
            "N18 a folder and a file of one name",
            List.of("Dir", "dir/a"),
            List.of("Dir (1)", "dir/a")),
        zip("N18 the case of folders differs", List.of("D/a", "d/A"), List.of("D/a", "d/A (1)")),
        zip("N19 only the case differs", List.of("A.txt", "a.txt"), List.of("A.txt", "a (1).txt")),
        zip(
            "N12 for Windows",
            List.of("CON", "nul.txt", "COM1", "a:b", "a?b*c|d<e>"),
            List.of("_CON", "_nul.txt", "_COM1", "a_b", "a_b_c_d_e_")),
        zip(
            "N13 for shells",
            List.of("-rf", ".htaccess", "~root", "x"),
            List.of("_-rf", "_.htaccess", "_~root", "x")),
        zip(
            "N18 a number that is taken",
            List.of("a (1)", "a", "a"),
            List.of("a (1)", "a", "a (2)")),
        zip("N01 out of the folder", List.of("../../a", "..\\b", "/c"), List.of("a", "b", "c")));
  }

  private static Row zip(String id, List<String> sent, List<String> expected) {
    var parts = sent.stream().map(name -> file(name, "x")).toArray(String[]::new);
    return Row.of(
        id,
        upload(parts),
        kept(
            (t, sample) ->
                assertThat(entries(t.ask(get(sample.link())).body())).isEqualTo(expected)));
  }

  private static List<String> entries(byte[] zip) {
    var names = new ArrayList<String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
