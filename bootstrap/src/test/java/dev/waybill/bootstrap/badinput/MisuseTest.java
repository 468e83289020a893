package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Expected.notFound;
import static dev.waybill.bootstrap.badinput.Expected.ok;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Section 11, as far as it costs little: content that others choke on is bytes to us.
class MisuseTest extends BadInputs {
  /// The anti-virus industry's test file, in two pieces so that this file is not taken for it.
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  @Override
  Stream<Row> rows(Target target) {
    var link = target.sample().link();
    return Stream.of(
        Row.of("Z01 unknown ids", MisuseTest::unknownIds),
        same("Z05 zip of a mebibyte of nothing", "bomb.zip", bomb()),
        same("Z05 picture of 50 000 by 50 000", "large.png", picture()),
        same("Z07 EICAR", "eicar.com", EICAR),
        Row.of(
            "Z08 control bytes",
            get(link, "User-Agent: \u0001\u001b[31m\u009b\u00ff"),
            Expected.status(200, 400)),
        Row.of(
            "Z08 7 KiB",
            get(
                link,
                "User-Agent: " + "x".repeat(7 << 10),
                "Accept-Language: " + "y".repeat(7 << 10)),
            ok()),
        Row.of(
            "Z08 odd referrer",
            get(link, "Referer: javascript:alert(1)", "User-Agent: ${jndi:ldap:x}"),
            ok()));
  }

  private static void unknownIds(Target target) {
    IntStream.range(0, 200)
        .mapToObj(i -> get("/f/" + new UUID(i, -i)))
        .forEach(request -> notFound().check(target, target.send(request)));
  }

  private static Row same(String id, String name, String content) {
    return Row.of(
        id,
        upload(file(name, content)),
        kept(
            (target, sample) ->
                assertThat(target.ask(get(sample.link())).body())
                    .isEqualTo(content.getBytes(StandardCharsets.ISO_8859_1))));
  }

  private static String bomb() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../../zeros"));
      zip.write(new byte[1 << 20]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /// Signature and header chunk; nobody is to look further.
  private static String picture() {
    return "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\u00c3P\0\0\u00c3P\b\u0006\0\0\0";
  }
}
