package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.access.AccessPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// What a browser fetches to show a page for the first time: its HTML, which is sent as it is, and
/// every asset that it needs, compressed.
class PageWeightTest {
  private static final int MOST_BYTES = 60 << 10;
  private static final Pattern IMPORT =
      Pattern.compile("(?:from|import) ?\\(?\"\\./([a-z0-9-]+\\.js)\"");
  private static final Path WRITTEN = Path.of("target", "page-weights.txt");

  @Test
  void everyPageIsLight(TestReporter reporter) throws IOException {
    var lines = new ArrayList<String>();
    var tooHeavy = new ArrayList<String>();
    for (Page page : Samples.everyPage("Quarterly report 2026.pdf")) {
      var heaviest = 0;
      for (var language : Language.values()) {
        heaviest = Math.max(heaviest, weight(page, language));
      }
      var line = "%-14s %6d bytes".formatted(page.getClass().getSimpleName(), heaviest);
      lines.add(line);
      if (heaviest > MOST_BYTES) {
        tooHeavy.add(line);
      }
    }
    var table = String.join("\n", lines);
    reporter.publishEntry("page weights", "\n" + table);
    Files.writeString(WRITTEN, table + "\n");
    assertThat(tooHeavy).isEmpty();
  }

  @Test
  void modulesThatModulesImportAreCounted() {
    assertThat(assets(Samples.render(Samples.manage("x", new AccessPolicy.Public()))))
        .contains("waybill.css", "icon.svg", "manage.js", "copy.js", "words.js");
  }

  private static int weight(Page page, Language language) {
    var document = Samples.render(page, language);
    var html = Samples.html(page, language).getBytes(StandardCharsets.UTF_8).length;
    return html + assets(document).stream().mapToInt(name -> asset(name).gzip().length).sum();
  }

  private static Set<String> assets(Document document) {
    var found = new TreeSet<String>();
    document
        .select("link[rel=stylesheet], link[rel=icon], link[rel=modulepreload]")
        .forEach(link -> found.add(name(link.attr("href"))));
    document.select("script").forEach(script -> addModule(name(script.attr("src")), found));
    return found;
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
