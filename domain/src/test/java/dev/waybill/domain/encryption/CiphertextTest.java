package dev.waybill.domain.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.encryption.Ciphertext.Flaw;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiphertextTest {
  private static final HexFormat HEX = HexFormat.of();

  /// Of docs/examples/e2e/vectors.json, "three records".
  private static final byte[] HEADER =
      HEX.parseHex(
          "77617962696c6c0201010c00000927c0000102030405060708090a0b0c0d0e0f"
              + "a4a4a4a4a4a4a4a4a4a4a4a400112233445566778899aabbccddeeff00000000");

  private static final long LENGTH = 12_176;
  private static final String SALT = base64(Arrays.copyOfRange(HEADER, 16, 32));
  private static final String NONCE = base64(Arrays.copyOfRange(HEADER, 32, 44));

  @Test
  void whatIsShorterThanATagIsNoCiphertext() {
    assertThat(flawOfWhole(random(15))).contains(new Flaw.TooShort());
    assertThat(flawOfWhole(new byte[0])).contains(new Flaw.TooShort());
    assertThat(flawOfWhole(random(16))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a PDF, 255044462d312e37",
    "a PNG image, 89504e470d0a1a0a",
    "a JPEG image, ffd8ffe000104a46494600",
    "a JPEG image, ffd8ffe101234578696600",
    "a GIF image, 474946383961",
    "a zip or an Office file, 504b0304140000000800",
    "a gzip archive, 1f8b0800000000000003",
    "a gzip archive, 1f8b08080000000002ff",
    "a 7z archive, 377abcaf271c",
    "a program, 7f454c46020101",
    "an MP4 or HEIC file, 0000002066747970",
    "HTML, 3c21444f43545950452068746d6c",
    "an xz archive, fd377a585a00"
  })
  void knownTypesAreNoCiphertext(String kind, String start) {
    assertThat(flawOfWhole(beginningWith(HEX.parseHex(start)))).contains(new Flaw.Plain(kind));
  }

  @Test
  void aTarIsRecognisedInTheMiddle() {
    var tar = random(512);
    System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
    assertThat(flawOfWhole(tar)).contains(new Flaw.Plain("a tar archive"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"JSON\", \"of\": \"as many letters as a sentence has\"}",
        "Grüße, 日本語, Здравствуйте, and\tsome\r\nmore lines of text.",
        "id,name,size\n1,a.txt,3\n2,b.txt,4\n3,c.txt,5\n4,d.txt,6\n"
      })
  void textIsNoCiphertext(String text) {
    assertThat(flawOfWhole(text.getBytes(UTF_8))).contains(new Flaw.Plain("text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The quick brown fox.", // The fewest letters.
        "Meet me at noon, Gate 3.",
        "user,password\r\nme,abc",
        "All work and no play makes a dull boy, so now."
      })
  void aShortNoteIsNoCiphertext(String text) {
    assertThat(flawOfWhole(text.getBytes(UTF_8))).contains(new Flaw.Plain("text"));
    assertThat(flawOfWhole((text + "\u0001").getBytes(UTF_8))).isEmpty();
    assertThat(flawOfWhole((text + "\u007f").getBytes(UTF_8))).isEmpty();
  }

  @Test
  void nineteenLettersMayBeChance() {
    assertThat(flawOfWhole("The quick brown fox".getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,    '\uFEFFGruß aus Köln'",
    "UTF-8,    'Grüße aus Köln an der Ruhr, bis dann'",
    "UTF-16LE, '\uFEFFGrüße!!'",
    "UTF-16BE, '\uFEFFGrüße!!'",
    "UTF-16LE, '\uFEFFПривет, как дела?'",
    "UTF-16BE, '\uFEFFΚαλημέρα σας'",
    "UTF-16LE, 'Good day'",
    "UTF-16BE, 'Good day'"
  })
  void textOfOtherEncodingsIsNoCiphertext(String charset, String text) {
    assertThat(flawOfWhole(text.getBytes(Charset.forName(charset))))
        .contains(new Flaw.Plain("text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void aLongerTextOfManyLettersIsNoCiphertext(String charset) {
    var text = "\uFEFF" + "天地玄黄宇宙洪荒日月盈昃辰宿列张".repeat(4);
    assertThat(flawOfWhole(text.getBytes(Charset.forName(charset))))
        .contains(new Flaw.Plain("text"));
  }

  @Test
  void aLongTextOfOneByteALetterIsNoCiphertext() {
    var text = "Schöne Grüße aus Köln. ".repeat(9).getBytes(ISO_8859_1);
    assertThat(flawOfWhole(text)).contains(new Flaw.Plain("text"));
    assertThat(flawOfWhole(Arrays.copyOf(text, 199))).isEmpty();
    text[100] = 1;
    assertThat(flawOfWhole(text)).isEmpty();
  }

  /// A byte order mark alone says little: two random bytes are one now and then.
  @ParameterizedTest
  @ValueSource(strings = {"feff", "fffe", "efbbbf"})
  void whatOnlyBeginsLikeTextMayBeCiphertext(String mark) {
    var bytes = random(400);
    var start = HEX.parseHex(mark);
    System.arraycopy(start, 0, bytes, 0, start.length);
    assertThat(flawOfWhole(bytes)).isEmpty();
    assertThat(flawOfWhole(Arrays.copyOf(bytes, 40))).isEmpty();
  }

  /// What the rules of [PlainText] and [Utf16Text] say of themselves.
  @Test
  void randomBytesMeetNoRuleMoreOftenThanItSays() {
    assertThat(Math.pow(98 / 256.0, 20)).isLessThan(5e-9);
    assertThat(Math.pow(98 / 256.0, 24)).isLessThan(1e-10);
    assertThat(Math.pow(227 / 256.0, 200)).isLessThan(4e-11);
    var letters =
        IntStream.rangeClosed(0, 0xffff).filter(unit -> Utf16Text.isLetter((char) unit)).count();
    var share = letters / 65536.0;
    assertThat(share).isBetween(0.8, 0.85);
    assertThat(Math.pow(share, 64) * 2 / 65536).isLessThan(1e-9);
  }

  /// The head ends within a character, as any cut may.
  @Test
  void textIsRecognisedWhereTheHeadCutsALetter() {
    var text = "ä".repeat(300).getBytes(UTF_8);
    assertThat(flawOfWhole(Arrays.copyOf(text, 511))).contains(new Flaw.Plain("text"));
  }

  @Test
  void emptySpaceIsNoCiphertext() {
    assertThat(flawOfWhole(new byte[16])).contains(new Flaw.Plain("empty space"));
  }

  @Test
  void oneByteThatTextHasNotMakesItPossible() {
    var text = "a".repeat(60) + "b";
    assertThat(flawOfWhole(text.getBytes(UTF_8))).isPresent();
    assertThat(flawOfWhole((text + "\u0001").getBytes(UTF_8))).isEmpty();
  }

  @Test
  void randomBytesAreHardlyEverRefused() {
    assertThat(KnownFormats.chance()).isPositive().isLessThan(Math.pow(2, -32));
    for (var seed = 0; seed < 20_000; seed++) {
      assertThat(flawOfWhole(random(16 + seed % 100, seed))).isEmpty();
    }
  }

  @Test
  void aContainerSentAsTheFirstSchemeIsNamed() {
    assertThat(flawOfWhole(beginningWith(HEADER)))
        .contains(new Flaw.OtherScheme(EncryptionScheme.RECORDS));
  }

  @Test
  void aContainerWithItsSaltAndNonceIsPossible() {
    assertThat(flawOfContainer(HEADER, LENGTH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 9, 10, 11, 12, 60, 63})
  void aHeaderThatNoWriterMakesIsRefused(int at) {
    var changed = HEADER.clone();
    changed[at] ^= (byte) 0x80;
    assertThat(flawOfContainer(changed, LENGTH)).contains(new Flaw.NoContainer());
  }

  @Test
  void fewerThan600000IterationsAreRefused() {
    var changed = HEADER.clone();
    changed[15]--;
    assertThat(flawOfContainer(changed, LENGTH)).contains(new Flaw.NoContainer());
  }

  @Test
  void anotherSaltOrNonceIsRefused() {
    var salt = HEADER.clone();
    salt[31] ^= 1;
    var nonce = HEADER.clone();
    nonce[43] ^= 1;
    assertThat(flawOfContainer(salt, LENGTH)).contains(new Flaw.OtherSalt());
    assertThat(flawOfContainer(nonce, LENGTH)).contains(new Flaw.OtherNonce());
  }

  @ParameterizedTest
  @CsvSource({
    "0, false", "64, false", "2127, false", "2128, true", "2129, false", "2144, false",
    "2145, true", "6240, true", "6241, false", "6256, false", "6257, true",
        "9223372036854775807, true"
  })
  void onlySomeLengthsArePossible(long length, boolean possible) {
    var head = Arrays.copyOf(HEADER, (int) Math.min(length, 512));
    assertThat(flawOfContainer(head, length).isEmpty()).isEqualTo(possible);
  }

  private static Optional<Flaw> flawOfWhole(byte[] bytes) {
    var declared =
        new EndToEndEncryption(EncryptionScheme.WHOLE.word(), base64(new byte[16]), NONCE);
    var head = Arrays.copyOf(bytes, Math.min(bytes.length, Ciphertext.HEAD));
    return Ciphertext.flaw(declared, head, bytes.length);
  }

  private static Optional<Flaw> flawOfContainer(byte[] head, long length) {
    var declared = new EndToEndEncryption(EncryptionScheme.RECORDS.word(), SALT, NONCE);
    return Ciphertext.flaw(declared, head, length);
  }

  private static byte[] beginningWith(byte[] start) {
    var bytes = random(600);
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }

  private static byte[] random(int length) {
    return random(length, 1);
  }

  private static byte[] random(int length, int seed) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
