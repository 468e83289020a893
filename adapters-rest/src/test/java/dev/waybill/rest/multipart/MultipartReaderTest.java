package dev.waybill.rest.multipart;

import static dev.waybill.rest.multipart.MultipartException.Reason.FIELD_TOO_LARGE;
import static dev.waybill.rest.multipart.MultipartException.Reason.MALFORMED;
import static dev.waybill.rest.multipart.MultipartException.Reason.TOO_MANY_FIELDS;
import static dev.waybill.rest.multipart.MultipartException.Reason.TOO_MANY_FILES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultipartReaderTest {
  private static String part(String parameters, String content) {
    return "--b\r\nContent-Disposition: form-data; " + parameters + "\r\n\r\n" + content + "\r\n";
  }

  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  @Test
  void partsComeInTheOrderSentFieldsBeforeOrAfterFiles() {
    Parsing parsing =
        Parsing.of(
            part("name=e2e", "true")
                + part("name=files; filename=a", "1")
                + part("name=e2e_iv", "iv")
                + part("name=files; filename=a", "2")
                + part("name=files; filename=\"\"", "")
                + "--b--\r\n");
    assertThat(parsing.refusal()).isEmpty();
    assertThat(parsing.parts())
        .containsExactly(
            new Received.Part.Field("e2e", "true"),
            new Received.Part.File(new FilePart("files", "a", Optional.empty()), "1", true),
            new Received.Part.Field("e2e_iv", "iv"),
            new Received.Part.File(new FilePart("files", "a", Optional.empty()), "2", true),
            new Received.Part.File(new FilePart("files", "", Optional.empty()), "", true));
  }

  @Test
  void partNamedFilesWithoutFileNameIsAField() {
    assertThat(Parsing.of(part("name=files", "text") + "--b--").only())
        .isEqualTo(new Received.Part.Field("files", "text"));
  }

  @Test
  void theCharsetFieldIsIgnoredAndPartsWithoutANameAreNot() {
    String body =
        part("name=\"\"", "\u00e4")
            + part("name=\"\"; filename=a", "y\r\n--bz")
            + part("name=_charset_", "iso-8859-1")
            + "--b--";
    assertThat(Parsing.of(body).refusal()).isEmpty();
    assertThat(Parsing.of(body).parts())
        .containsExactly(
            new Received.Part.Field("", ""),
            new Received.Part.File(new FilePart("", "a", Optional.empty()), "y\r\n--bz", true));
  }

  @Test
  void namesAreUtf8OrElseWindows1252() {
    String sent = utf8("\u00fcn\u00efcode \u6587\u4ef6 \ud83d\ude00.txt");
    assertThat(rawName(sent)).isEqualTo("\u00fcn\u00efcode \u6587\u4ef6 \ud83d\ude00.txt");
    assertThat(rawName("a\u00fc.txt")).isEqualTo("a\u00fc.txt");
    assertThat(rawName("a\u00c3")).isEqualTo("a\u00c3");
    assertThat(rawName("\u00c0\u00af")).isEqualTo("\u00c0\u00af");
    assertThat(rawName("\u00ed\u00a0\u0080")).isEqualTo("\u00ed\u00a0\u20ac");
  }

  @Test
  void controlCharactersInANameAreLeftToTheNameRule() {
    assertThat(rawName("a\0.txt")).isEqualTo("a\0.txt");
    assertThat(rawName("\u001b[31m\t\u000b")).isEqualTo("\u001b[31m\t\u000b");
  }

  @Test
  void lineEndInANameIsRefused() {
    String header = "name=files; filename=\"a\r\nSet-Cookie: x=1\"";
    assertThat(Parsing.of(part(header, "x") + "--b--").refusal()).contains(MALFORMED);
    assertThat(Parsing.of(part(header.replace("\r\n", "\\\r\n"), "x") + "--b--").refusal())
        .contains(MALFORMED);
  }

  private static String rawName(String sent) {
    String body = part("name=files; filename=\"" + sent + "\"", "x") + "--b--";
    return Parsing.of(body).onlyFile().head().rawFileName();
  }

  @Test
  void fieldIsUtf8OrRefused() {
    assertThat(Parsing.of(part("name=password", utf8("p\u00e4ss ")) + "--b--").only())
        .isEqualTo(new Received.Part.Field("password", "p\u00e4ss "));
    assertThat(Parsing.of(part("name=password", "p\u00e4ss") + "--b--").refusal())
        .contains(MALFORMED);
  }

  @Test
  void fieldValueHasALimit() {
    String fits = "x".repeat(MultipartLimits.DEFAULT.maxFieldBytes());
    assertThat(Parsing.of(part("name=e2e", fits) + "--b--").only())
        .isEqualTo(new Received.Part.Field("e2e", fits));
    assertThat(Parsing.of(part("name=e2e", fits + "x") + "--b--").refusal())
        .contains(FIELD_TOO_LARGE);
    assertThat(Parsing.of(part("name=\"\"", fits + "x") + "--b--").refusal())
        .contains(FIELD_TOO_LARGE);
  }

  @Test
  void fieldIsRefusedAtItsLimitWithoutWaitingForItsEnd() {
    MultipartReader reader =
        new MultipartReader(Parsing.B, MultipartLimits.DEFAULT, new Received());
    String start = part("name=e2e", "x".repeat(5000));
    assertThatThrownBy(() -> reader.feed(ByteBuffer.wrap(start.getBytes(ISO_8859_1))))
        .isInstanceOf(MultipartException.class);
  }

  @Test
  void filesAndFieldsAreCounted() {
    MultipartLimits two = new MultipartLimits(2, 2, 1000, 8, 100, 0, 0);
    String file = part("name=\"\"; filename=a", "");
    String field = part("name=\"\"", "");
    assertThat(Parsing.of((file + field).repeat(2) + "--b--", two).refusal()).isEmpty();
    assertThat(Parsing.of(file.repeat(3) + "--b--", two).refusal()).contains(TOO_MANY_FILES);
    assertThat(Parsing.of(field.repeat(3) + "--b--", two).refusal()).contains(TOO_MANY_FIELDS);
  }

  @Test
  void nestedMultipartIsOpaque() {
    String nested = "--c\r\nContent-Disposition: attachment; filename=x\r\n\r\nx\r\n--c--\r\n";
    assertThat(Parsing.of(part("name=files; filename=a", nested) + "--b--").onlyFile().bytes())
        .isEqualTo(nested);
    assertThat(Parsing.of(part("name=g", nested) + "--b--").only())
        .isEqualTo(new Received.Part.Field("g", nested));
  }

  @Test
  void fileBytesAreViewsOfTheBufferThatWasFed() throws MultipartException {
    byte[] fed = part("name=f; filename=a", "data").getBytes(ISO_8859_1);
    PartListener overwriting =
        new Listening() {
          @Override
          public void onFileBytes(ByteBuffer bytes) {
            bytes.put("DATA".getBytes(ISO_8859_1));
          }
        };
    new MultipartReader(Parsing.B, MultipartLimits.DEFAULT, overwriting).feed(ByteBuffer.wrap(fed));
    assertThat(new String(fed, ISO_8859_1)).endsWith("DATA\r\n");
  }

  @Test
  void listenersExceptionPassesThroughAndEndsTheReading() {
    IllegalArgumentException full = new IllegalArgumentException("full");
    PartListener listener =
        new Listening() {
          @Override
          public void onFileBytes(ByteBuffer bytes) {
            throw full;
          }
        };
    MultipartReader reader = new MultipartReader(Parsing.B, MultipartLimits.DEFAULT, listener);
    String body = part("name=f; filename=a", "data") + "--b--";
    assertThatThrownBy(() -> reader.feed(ByteBuffer.wrap(body.getBytes(ISO_8859_1))))
        .isSameAs(full);
    assertThatThrownBy(() -> reader.feed(ByteBuffer.allocate(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(reader::end).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void readerIsDoneAfterTheEnd() throws MultipartException {
    MultipartReader reader =
        new MultipartReader(Parsing.B, MultipartLimits.DEFAULT, new Received());
    reader.feed(ByteBuffer.wrap("--b--".getBytes(ISO_8859_1)));
    assertThatCode(reader::end).doesNotThrowAnyException();
    assertThatThrownBy(reader::end).isInstanceOf(IllegalStateException.class);
  }

  private static class Listening implements PartListener {
    @Override
    public void onFile(FilePart head) {}

    @Override
    public void onFileBytes(ByteBuffer bytes) {}

    @Override
    public void onFileEnd() {}

    @Override
    public void onField(String name, String value) {}
  }
}
