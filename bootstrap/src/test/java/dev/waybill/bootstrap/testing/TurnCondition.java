package dev.waybill.bootstrap.testing;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Lets those tests run whose turn the system property `waybill.turns` names; `all` is the default.
final class TurnCondition implements ExecutionCondition {
  private static final List<String> TURNS =
      List.of(System.getProperty("waybill.turns", "all").split(","));

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), InTurn.class)
        .map(annotation -> judge(annotation.value()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("takes no turns"));
  }

  private static ConditionEvaluationResult judge(String turn) {
    if (TURNS.contains("all") || TURNS.contains(turn)) {
      return ConditionEvaluationResult.enabled("it is the turn of " + turn);
    }
    return ConditionEvaluationResult.disabled(
        "It is not the turn of " + turn + "; WAYBILL_TURNS=all .ci/run makes every turn");
  }
}
