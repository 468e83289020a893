package dev.waybill.bootstrap.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.LoadState;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a browser with an empty cache transfers to show each page, as it counts itself: bodies as
/// they were sent and the heads of the answers. The table is printed at the end of the build.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageWeightsTest {
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "zh", "ja", "ar");
  private static final Path TABLE = Path.of("target", "page-weights.txt");
  private static final int MOST_BYTES = 60 << 10;
  private static final int MOST_FILES = 100;
  private static final int NAME_BYTES = 250;

  private final SequencedMap<String, URI> pages = new LinkedHashMap<>();
  private RunningWaybill service;

  /// @param bytes of all answers, as they were transferred
  private record Weight(int bytes, int requests) {}

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
    var single = sender("report.pdf").send();
    var closed = sender("report.pdf").field("password", "horse").send();
    var many = longNames(new Sender(service.url()), "").send();
    pages.put("upload", service.url());
    pages.put("receive", single.link());
    pages.put("receive, 100 files", many.link());
    pages.put("password", closed.link());
    var sealed = sealed(sender("file-1.waybill")).field("e2e_iv", "AAAAAAAAAAAAAAAA").send();
    var manySealed = sealed(longNames(new Sender(service.url()), "e2e_iv")).send();
    pages.put("decrypt", sealed.link());
    pages.put("decrypt, 100 files", manySealed.link());
    pages.put("manage", single.manage("?new=1"));
    pages.put("manage, 100 files", many.manage());
    pages.put("error", service.url().resolve("/nowhere"));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private Sender sender(String name) {
    return new Sender(service.url()).file(name, "too short to tell");
  }

  private static Sender sealed(Sender sender) {
    return sender.field("e2e", "true").field("e2e_salt", "AAAAAAAAAAAAAAAAAAAAAA==");
  }

  /// Names that no compression shortens by much.
  private static Sender longNames(Sender sender, String ivs) {
    var random = new Random(20261126);
    for (int i = 0; i < MOST_FILES; i++) {
      sender.file(letters(random, NAME_BYTES), "too short to tell");
      if (!ivs.isEmpty()) {
        sender.field(ivs, letters(random, 16));
      }
    }
    return sender;
  }

  private static String letters(Random random, int count) {
    var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    return random
        .ints(count, 0, letters.length())
        .mapToObj(index -> letters.substring(index, index + 1))
        .collect(Collectors.joining());
  }

  @Test
  void everyPageIsLightInEveryLanguage(Visitors visitors) throws IOException {
    var table = new ArrayList<String>();
    table.add("| %-18s | %6s | %s | %8s |".formatted("page", "bytes", "in", "requests"));
    var heaviest = 0;
    var weights = new HashMap<String, Map<String, Weight>>();
    for (var language : LANGUAGES) {
      weights.put(language, weighAll(visitors, language));
    }
    for (var page : pages.keySet()) {
      var most = new Weight(0, 0);
      var where = "";
      for (var language : LANGUAGES) {
        var weight = requireNonNull(requireNonNull(weights.get(language)).get(page));
        if (weight.bytes() > most.bytes()) {
          most = weight;
          where = language;
        }
      }
      heaviest = Math.max(heaviest, most.bytes());
      table.add("| %-18s | %6d | %s | %8d |".formatted(page, most.bytes(), where, most.requests()));
    }
    Files.write(TABLE, table);
    assertThat(heaviest).as(String.join("\n", table)).isLessThan(MOST_BYTES);
  }

  /// One visitor sees them all, as a new profile costs more than a page, and forgets each.
  private Map<String, Weight> weighAll(Visitors visitors, String language) {
    var visitor = visitors.somebody(Look.USUAL.in(language)).expect("status of 40");
    var debugger = visitor.context().newCDPSession(visitor.page());
    debugger.send("Network.enable");
    var lengths = new ArrayList<Integer>();
    debugger.on("Network.loadingFinished", event -> lengths.add(length(event)));
    var weights = new HashMap<String, Weight>();
    pages.forEach(
        (name, address) -> {
          forget(visitor, debugger);
          lengths.clear();
          visitor.open(address);
          visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
          weights.put(
              name, new Weight(lengths.stream().mapToInt(Integer::intValue).sum(), lengths.size()));
        });
    visitor.page().close();
    return weights;
  }

  /// As if nothing of the service had ever been seen: neither on disk nor in memory, which a page
  /// of another origin lets go.
  private void forget(Visitor visitor, CDPSession debugger) {
    visitor.page().navigate("about:blank");
    debugger.send("Network.clearBrowserCache");
    var all = new JsonObject();
    all.addProperty("origin", service.url().toString());
    all.addProperty("storageTypes", "all");
    debugger.send("Storage.clearDataForOrigin", all);
  }

  private static int length(JsonObject event) {
    return event.get("encodedDataLength").getAsInt();
  }
}
