package dev.waybill.bootstrap.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Slow tests that take turns: a run of `.ci/run` makes one turn, chosen by the commit, and
/// `WAYBILL_TURNS=all .ci/run` makes all of them. The turns are the lines of `.ci/turns`.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("slow")
@ExtendWith(TurnCondition.class)
public @interface InTurn {
  /// The turn's name, a line of `.ci/turns`.
  String value();
}
