package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.Ended;
import java.util.List;

/// The npm package `csp_evaluator`, run by Node.js.
///
/// @param module its folder, which the environment variable `CSP_EVALUATOR` names
record CspEvaluator(String module) {
  /// Prints the findings of the policy that is its second argument. Severities count down: HIGH is
  /// 10, SYNTAX 20, MEDIUM 30, HIGH_MAYBE 40, STRICT_CSP 45, MEDIUM_MAYBE 50, INFO 60.
  private static final String SCRIPT =
      """
      const [module, policy] = process.argv.slice(1);
      const { CspEvaluator } = require(`${module}/dist/evaluator.js`);
      const { CspParser } = require(`${module}/dist/parser.js`);
      const { Severity } = require(`${module}/dist/finding.js`);
      for (const found of new CspEvaluator(new CspParser(policy).csp).evaluate()) {
        console.log(`${found.severity} ${Severity[found.severity]} ${found.directive}: ${found.description}`);
      }
      """;

  static CspEvaluator ofThisMachine() {
    Required.program("node");
    var module = System.getenv("CSP_EVALUATOR");
    Required.that(
        module != null, "the npm package csp_evaluator, its folder named by CSP_EVALUATOR");
    return new CspEvaluator(module);
  }

  record Finding(int severity, String text) {
    private static final int INFO = 60;

    /// More than advice, be it only possibly.
    boolean isAboveLow() {
      return severity < INFO;
    }

    private static Finding parse(String line) {
      var space = line.indexOf(' ');
      return new Finding(Integer.parseInt(line.substring(0, space)), line.substring(space + 1));
    }
  }

  List<Finding> findings(String policy) {
    var ended = Ended.run(new ProcessBuilder("node", "-e", SCRIPT, "--", module, policy));
    assertThat(ended.exit()).as(ended.err()).isZero();
    return ended.out().lines().map(Finding::parse).toList();
  }
}
