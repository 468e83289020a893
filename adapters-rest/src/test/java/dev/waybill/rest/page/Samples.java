package dev.waybill.rest.page;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// One page of every kind and state, with the same text wherever somebody else chooses the words.
final class Samples {
  static final String ID = "0b8f2e1c-1d2e-4f3a-8b9c-0d1e2f3a4b5c";
  static final String LINK = "https://files.example.org/f/" + ID;
  static final ManagementToken TOKEN = ManagementToken.of(new byte[ManagementToken.RANDOM_BYTES]);
  static final String NONCE = "bm9uY2UgZm9yIHRlc3RzLg==";
  static final Assets ASSETS = Assets.load();

  static final Instant AT = Instant.parse("2026-11-30T12:00:00.123Z");
  private static final int MOST_FILES = 100;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final List<ExpiryChoice> EXPIRIES = List.of(ExpiryChoice.values());
  private static final PageRenderer RENDERER = new PageRenderer(ASSETS);

  private Samples() {}

  static List<Page> everyPage(String text) {
    return List.of(
        upload(),
        receive(text),
        password(PasswordPage.Reason.MISSING),
        password(PasswordPage.Reason.WRONG),
        password(PasswordPage.Reason.TOO_MANY_TRIES),
        decrypt(text),
        new PreviewPage(),
        manage(text, new AccessPolicy.Public()),
        manage(text, new AccessPolicy.Private()),
        new DeletedPage(),
        new ErrorPage(
            413, ErrorPage.Kind.TOO_LARGE, text, Optional.empty(), OptionalLong.of(8L << 20)),
        new ErrorPage(
            400, ErrorPage.Kind.INVALID_FIELD, text, Optional.of(text), OptionalLong.empty()));
  }

  /// Those that list files, with as many as a server takes by default, each with a name of its own
  /// that no compression shortens by much.
  ///
  /// @param nameBytes of each name
  static List<Page> everyLongPage(int nameBytes) {
    var random = new Random(20261126);
    var rows = Stream.generate(() -> longRow(random, nameBytes)).limit(MOST_FILES).toList();
    var sealed = Stream.generate(() -> longSealedRow(random, nameBytes)).limit(MOST_FILES).toList();
    var manage = manage("x", new AccessPolicy.Public());
    return List.of(
        new ReceivePage("/f/" + ID + "?download=1", rows, AT, true),
        new DecryptPage(sealed, AT, true),
        new ManagePage(
            TOKEN,
            LINK,
            manage.address(),
            rows,
            manage.access(),
            manage.createdAt(),
            AT,
            manage.downloads(),
            EXPIRIES,
            true,
            ManagePage.Occasion.UPLOADED,
            List.of()));
  }

  private static FileRow longRow(Random random, int nameBytes) {
    var url = "https://files.example.org/f/" + new UUID(random.nextLong(), random.nextLong());
    var sha256 = new byte[32];
    random.nextBytes(sha256);
    return new FileRow(
        letters(random, nameBytes),
        new ByteCount(random.nextInt(Integer.MAX_VALUE)),
        "application/octet-stream",
        HexFormat.of().formatHex(sha256),
        url);
  }

  private static EncryptedRow longSealedRow(Random random, int nameBytes) {
    return new EncryptedRow(
        letters(random, nameBytes),
        new ByteCount(random.nextInt(Integer.MAX_VALUE)),
        "/f/" + new UUID(random.nextLong(), random.nextLong()) + "/encrypted",
        "waybill-e2e-2",
        "AAAAAAAAAAAAAAAAAAAAAA==",
        letters(random, 16));
  }

  private static String letters(Random random, int count) {
    return random
        .ints(count, 0, LETTERS.length())
        .mapToObj(index -> LETTERS.substring(index, index + 1))
        .collect(Collectors.joining());
  }

  static UploadPage upload() {
    return new UploadPage(new ByteCount(8L << 20), 100, EXPIRIES, ExpiryChoice.SEVEN_DAYS);
  }

  static ReceivePage receive(String name) {
    return new ReceivePage(
        "/f/" + ID + "?download=1", List.of(file(name, "/f/" + ID + "?download=1")), AT, true);
  }

  static PasswordPage password(PasswordPage.Reason reason) {
    return new PasswordPage(ID, reason, 7);
  }

  static DecryptPage decrypt(String name) {
    var row =
        new EncryptedRow(
            name,
            new ByteCount(1536),
            "/f/" + ID + "/encrypted",
            "waybill-e2e-2",
            "AAAAAAAAAAAAAAAAAAAAAA==",
            "AAAAAAAAAAAAAAAA");
    return new DecryptPage(List.of(row), AT, true);
  }

  static ManagePage manage(String text, AccessPolicy access) {
    return new ManagePage(
        TOKEN,
        LINK,
        "https://files.example.org/manage/" + TOKEN.value(),
        List.of(file(text, LINK)),
        access,
        AT.minusSeconds(60),
        AT,
        1234,
        EXPIRIES,
        true,
        ManagePage.Occasion.SAVED,
        List.of(text));
  }

  static Document render(Page page) {
    return render(page, Language.ENGLISH);
  }

  static Document render(Page page, Language language) {
    return Jsoup.parse(html(page, language), "https://waybill.test/");
  }

  static String html(Page page) {
    return html(page, Language.ENGLISH);
  }

  static String html(Page page, Language language) {
    return RENDERER.render(page, new Viewer(language, "?lang="), NONCE);
  }

  private static FileRow file(String text, String url) {
    return new FileRow(text, new ByteCount(1234), text, "ab".repeat(32), url);
  }
}
