package dev.waybill.bootstrap.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.util.List;
import java.util.stream.Collectors;

/// What axe finds on a page: everything that it can know to shut somebody out, its advice on good
/// practice too.
public final class Accessibility {
  private Accessibility() {}

  /// @throws AssertionError that says which rules what parts of the page break
  public static void check(Visitor visitor) {
    // "Legacy" looks into no frame of another origin, and no page of ours has frames: the other
    // mode
    // opens one more window for each check, which costs as much as the check.
    var found = new AxeBuilder(visitor.page()).setLegacyMode(true).analyze().getViolations();
    if (!found.isEmpty()) {
      throw new AssertionError(visitor.page().url() + " shuts people out:\n" + inWords(found));
    }
  }

  private static String inWords(List<Rule> rules) {
    return rules.stream().map(Accessibility::inWords).collect(Collectors.joining("\n"));
  }

  private static String inWords(Rule rule) {
    return rule.getNodes().stream()
        .map(
            node ->
                "    "
                    + node.getHtml()
                    + "\n      "
                    + node.getFailureSummary().strip().replace("\n", "\n      "))
        .collect(
            Collectors.joining(
                "\n",
                "  %s (%s): %s%n".formatted(rule.getId(), rule.getImpact(), rule.getHelp()),
                ""));
  }
}
