package dev.waybill.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/// All that h2spec asks. What fails is named here with its reason, so that neither a new failure
/// nor one that is no more goes unseen.
@InTurn("wire")
class H2SpecTest {
  private static final String BOTH =
      "the port speaks HTTP/1.1, too: what is no preface is answered in HTTP/1.1 and closed";

  private static final String ANSWERED =
      "the stream is answered with 400 before it is closed (RFC 9113 section 8.1.1 allows that);"
          + " h2spec waits for a reset alone";

  private static final Map<String, String> FAILING =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("3.5 Sends invalid connection preface", BOTH),
              answered("8.1.2", "contains the header field name in uppercase letters"),
              answered("8.1.2.1", "contains a unknown pseudo-header field"),
              answered(
                  "8.1.2.1",
                  "contains a pseudo-header field that appears in a header block after a regular"
                      + " header field"),
              answered("8.1.2.1", "contains the pseudo-header field defined for response"),
              answered("8.1.2.2", "contains the connection-specific header field"),
              answered(
                  "8.1.2.2", "contains the TE header field with any value other than \"trailers\""),
              answered("8.1.2.3", "with empty \":path\" pseudo-header field"),
              answered("8.1.2.3", "that omits \":method\" pseudo-header field"),
              answered("8.1.2.3", "that omits \":scheme\" pseudo-header field"),
              answered("8.1.2.3", "that omits \":path\" pseudo-header field"),
              answered("8.1.2.3", "with duplicated \":method\" pseudo-header field"),
              answered("8.1.2.3", "with duplicated \":scheme\" pseudo-header field"),
              answered("8.1.2.3", "with duplicated \":path\" pseudo-header field")));

  private static final int CASES = 145;

  private static Map.Entry<String, String> answered(String section, String what) {
    var that = what.startsWith("contains") ? "that " + what : what;
    return Map.entry(section + " Sends a HEADERS frame " + that, ANSWERED);
  }

  @Test
  void every_case_ends_as_listed(@TempDir Path data, @TempDir Path reports) throws Exception {
    var h2spec = OutsideTools.folder("h2").resolve("h2spec");
    var report = reports.resolve("report.xml");
    try (var waybill = RunningWaybill.start(data)) {
      run(h2spec, waybill.port(), report);
    }
    var results = read(report);
    var failed = new TreeSet<String>();
    results.forEach((name, passed) -> failed.addAll(passed ? Set.of() : Set.of(name)));
    show(results.size(), failed);
    assertThat(results).hasSize(CASES);
    assertThat(failed).isEqualTo(FAILING.keySet());
  }

  private static void run(Path h2spec, int port, Path report) throws Exception {
    var command =
        new ProcessBuilder(
            h2spec.toString(), "-p", "" + port, "-P", "/docs", "-j", report.toString());
    command.redirectErrorStream(true).redirectOutput(report.resolveSibling("log").toFile());
    var process = command.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
  }

  /// Section and title, and whether it went well.
  private static Map<String, Boolean> read(Path report) throws Exception {
    var cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    var results = new TreeMap<String, Boolean>();
    for (var i = 0; i < cases.getLength(); i++) {
      var one = (Element) cases.item(i);
      var from = one.getAttribute("package");
      var section = from.startsWith("http2/") ? from.substring("http2/".length()) : from;
      results.put(
          section + " " + one.getAttribute("classname"),
          one.getElementsByTagName("*").getLength() == 0);
    }
    return results;
  }

  private static void show(int cases, Iterable<String> failed) throws IOException {
    var text = new StringBuilder(cases + " cases of h2spec; those that fail, and why:\n");
    failed.forEach(
        name ->
            text.append(name)
                .append("\n    ")
                .append(FAILING.getOrDefault(name, "NOT LISTED"))
                .append('\n'));
    System.out.print(text);
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("h2spec.txt"), text);
  }
}
