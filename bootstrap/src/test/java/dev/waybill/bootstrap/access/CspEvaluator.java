package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.Ended;
import java.util.List;

/// The npm package `csp_evaluator`, run by Node.js.
///
/// @param module its folder, which the environment variable `CSP_EVALUATOR` names
record CspEvaluator(String module) {
  /// Prints the findings of the policy that is its second argument. Severities count down, from
  /// HIGH = 10 over MEDIUM_MAYBE = 50 to INFO = 60.
  private static final String SCRIPT =
      """
      const [module, policy] = process.argv.slice(1);
      const { CspEvaluator } = require(`${module}/dist/evaluator.js`);
      const { CspParser } = require(`${module}/dist/parser.js`);
      const { Severity } = require(`${module}/dist/finding.js`);
      for (const found of new CspEvaluator(new CspParser(policy).csp).evaluate()) {
        if (found.severity < Severity.INFO) {
          console.log(`${Severity[found.severity]} ${found.directive}: ${found.description}`);
        }
      }
      """;

  static CspEvaluator ofThisMachine() {
    Required.program("node");
    var module = System.getenv("CSP_EVALUATOR");
    Required.that(
        module != null, "the npm package csp_evaluator, its folder named by CSP_EVALUATOR");
    return new CspEvaluator(module);
  }

  /// Those that are more than advice, a line each.
  List<String> findings(String policy) {
    var ended = Ended.run(new ProcessBuilder("node", "-e", SCRIPT, "--", module, policy));
    assertThat(ended.exit()).as(ended.err()).isZero();
    return ended.out().lines().toList();
  }
}
