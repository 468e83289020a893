package dev.waybill.bootstrap.house;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Where time, chance and output come from.
final class Sources {
  private Sources() {}

  static ArchRule time(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".bootstrap.wiring..")
        .should(callMethodWhere(new ReadsAClock()))
        .because("expiry can only be tested by a clock that a test can move");
  }

  static ArchRule chance(String root) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".bootstrap.SystemRandomBytes")
        .should()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SecureRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SplittableRandom.class)
        .because("an id or token that can be guessed opens somebody's files");
  }

  static ArchRule console(String root) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".bootstrap.Main")
        .and()
        .resideOutsideOfPackage(root + ".bootstrap.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("what bypasses the log is neither structured nor redacted");
  }

  static ArchRule sleep(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "target is Thread.sleep",
                call ->
                    call.getTargetOwner().isEquivalentTo(Thread.class)
                        && name("sleep").test(call.getTarget())))
        .because("a wait needs a reason to end");
  }

  /// `now()` of any class of java.time, the system clocks, and the milliseconds of System.
  private static final class ReadsAClock extends DescribedPredicate<JavaMethodCall> {
    ReadsAClock() {
      super("reads the system's clock");
    }

    @Override
    public boolean test(JavaMethodCall call) {
      var owner = call.getTargetOwner();
      return switch (call.getTarget().getName()) {
        case "now" -> owner.getPackageName().startsWith("java.time");
        case "system" -> owner.isEquivalentTo(InstantSource.class);
        case "systemUTC", "systemDefaultZone" -> owner.getPackageName().equals("java.time");
        case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
        default -> false;
      };
    }
  }
}
