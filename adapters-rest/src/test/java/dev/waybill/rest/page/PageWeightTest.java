package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.rest.http.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a browser fetches to show a page for the first time: its HTML, and every asset that it
/// needs, compressed, with the heads of all answers. What a browser counts, the tests in Chromium
/// say; this one needs none, and knows the worst lists.
class PageWeightTest {
  private static final int MOST_BYTES = 60 << 10;

  /// Heads of our answers, as Chromium counts them; bytes.
  private static final int PAGE_HEAD = 1100;

  private static final int ASSET_HEAD = 430;
  private static final int NAME_BYTES = 250;
  private static final Pattern IMPORT =
      Pattern.compile("(?:from|import) \"\\./([a-z0-9-]+\\.js)\"");

  static Stream<Arguments> pages() {
    return Stream.concat(
            Samples.everyPage("Quarterly report 2026.pdf").stream(),
            Samples.everyLongPage(NAME_BYTES).stream())
        .flatMap(page -> Stream.of(Language.values()).map(language -> arguments(page, language)));
  }

  @ParameterizedTest(name = "{index} {1}")
  @MethodSource("pages")
  void everyPageIsLight(Page page, Language language) {
    assertThat(weight(page, language)).isLessThanOrEqualTo(MOST_BYTES);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theFormThatSendsIsLighter(Language language) {
    assertThat(weight(Samples.upload(), language)).isLessThanOrEqualTo(45 << 10);
  }

  @Test
  void modulesThatModulesImportAreCounted() {
    assertThat(assets(Samples.render(Samples.manage("x", new AccessPolicy.Public()))))
        .contains("waybill.css", "icon.svg", "manage.js", "copy.js", "words.js");
  }

  static Stream<Arguments> pagesOfManyModules() {
    return Stream.of(
        arguments(Samples.upload(), "upload.js", "upload-encrypt.js"),
        arguments(Samples.decrypt("x"), "decrypt.js", "e2e-save.js"));
  }

  /// Each with its integrity, and none waited for in turn.
  @ParameterizedTest
  @MethodSource("pagesOfManyModules")
  void everyModuleIsNamedWhetherItIsFetchedNowOrLater(Page page, String script, String later) {
    var document = Samples.render(page);
    var now = new TreeSet<>(List.of(script, "page.js", "icon.svg", "waybill.css"));
    preloads(document).forEach(link -> now.add(name(link.attr("href"))));
    assertThat(assets(document)).isEqualTo(now).doesNotContain(later);
    var asked = new TreeSet<String>();
    addModule(later, asked);
    asked.removeAll(now);
    assertThat(document.select("template link[rel=modulepreload]"))
        .extracting(link -> name(link.attr("href")))
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  private static int weight(Page page, Language language) {
    var document = Samples.render(page, language);
    var html = Gzip.compress(Samples.html(page, language).getBytes(StandardCharsets.UTF_8)).length;
    return PAGE_HEAD
        + html
        + assets(document).stream().mapToInt(name -> ASSET_HEAD + asset(name).gzip().length).sum();
  }

  private static Set<String> assets(Document document) {
    var found = new TreeSet<String>();
    document
        .select("link[rel=stylesheet], link[rel=icon]")
        .forEach(link -> found.add(name(link.attr("href"))));
    preloads(document).forEach(link -> addModule(name(link.attr("href")), found));
    document.select("script").forEach(script -> addModule(name(script.attr("src")), found));
    return found;
  }

  /// Those of the head: what lies in a template is not loaded.
  private static Elements preloads(Document document) {
    return document.select("head > link[rel=modulepreload]");
  }

  private static void addModule(String name, Set<String> found) {
    if (found.add(name)) {
      var text = new String(asset(name).bytes(), StandardCharsets.UTF_8);
      List<String> imports = IMPORT.matcher(text).results().map(m -> m.group(1)).toList();
      imports.forEach(module -> addModule(module, found));
    }
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Asset asset(String name) {
    return Samples.ASSETS.find(Samples.ASSETS.version(), name).orElseThrow();
  }
}
