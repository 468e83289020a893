package dev.waybill.bootstrap.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/// Who may depend on whom below a root package.
final class Rings {
  private static final List<String> ADAPTERS = List.of("rest", "persistence", "storage");

  private Rings() {}

  static ArchRule domain(String root) {
    return inner(root, "domain", root + ".domain..")
        .because("what an upload is does not change with the technology around it");
  }

  static ArchRule application(String root) {
    return inner(root, "application", root + ".domain..", root + ".application..")
        .because("a use case has to run on fakes, in any adapter");
  }

  private static ArchRule inner(String root, String ring, String... ours) {
    var allowed = Stream.concat(Stream.of(ours), Stream.of("org.jspecify.annotations.."));
    return classes()
        .that()
        .resideInAPackage(root + "." + ring + "..")
        .should()
        .onlyDependOnClassesThat(
            new JavaBase().or(resideInAnyPackage(allowed.toArray(String[]::new))));
  }

  static ArchRule adaptersApart(String root) {
    return CompositeArchRule.of(ADAPTERS.stream().map(adapter -> apart(root, adapter)).toList())
        .because("an adapter is replaced alone");
  }

  private static ArchRule apart(String root, String adapter) {
    var others =
        Stream.concat(ADAPTERS.stream(), Stream.of("bootstrap"))
            .filter(other -> !other.equals(adapter))
            .map(other -> root + "." + other + "..");
    return noClasses()
        .that()
        .resideInAPackage(root + "." + adapter + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.toArray(String[]::new));
  }

  static ArchRule wiringAloneNamesAdapters(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".bootstrap..")
        .and()
        .resideOutsideOfPackage(root + ".bootstrap.wiring..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".rest..", root + ".persistence..", root + ".storage..")
        .because("which adapter serves which port is written once");
  }

  static ArchRule packagesWithoutCycles(String root) {
    return slices()
        .matching(root + ".(*).(*)..")
        .should()
        .beFreeOfCycles()
        .because(
            "a package that is in a cycle can only be understood, and changed, with the others");
  }
}
