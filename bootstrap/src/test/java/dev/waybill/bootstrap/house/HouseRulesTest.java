package dev.waybill.bootstrap.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTest {
  private static final String ROOT = "dev.waybill";
  private static final String SEEDED = "dev.waybill.bootstrap.house.seeded";
  private static final Pattern TESTS = Pattern.compile(".*(/test-classes/|/tests/|-tests\\.jar).*");
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(location -> !location.matches(TESTS))
          .importPackages(ROOT);
  private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages(SEEDED);

  static List<HouseRule> rules() {
    return HouseRule.withAllTerritories();
  }

  static List<HouseRule> seededRules() {
    return HouseRule.ALL;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeeps(HouseRule rule) {
    rule.below().apply(ROOT).check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("seededRules")
  void aSeededViolationIsFound(HouseRule rule) {
    assertThatThrownBy(() -> rule.below().apply(SEEDED).check(BROKEN_HOUSE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated")
        .hasMessageContaining(SEEDED)
        .hasMessageContaining(rule.violator());
  }

  /// A rule about a package that is empty passes silently.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "domain.access",
        "domain.encryption",
        "domain.expiry",
        "domain.tenant",
        "domain.upload",
        "application.content",
        "application.context",
        "application.download",
        "application.inventory",
        "application.manage",
        "application.port",
        "application.upkeep",
        "application.upload",
        "persistence",
        "storage.disk",
        "storage.encryption",
        "storage.metered",
        "storage.resilient",
        "storage.s3",
        "storage.total",
        "rest.container",
        "rest.page",
        "rest.security",
        "bootstrap.cli",
        "bootstrap.logging",
        "bootstrap.metrics",
        "bootstrap.password",
        "bootstrap.wiring"
      })
  void aPackageThatRulesNameHasClasses(String named) {
    var inside = HOUSE.stream().map(type -> type.getPackageName()).toList();
    assertThat(inside).contains(ROOT + "." + named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Main", "SystemRandomBytes"})
  void aClassThatRulesNameIsThere(String named) {
    assertThat(HOUSE.contain(ROOT + ".bootstrap." + named)).isTrue();
  }

  @Test
  void noTestIsTakenForTheHouse() {
    assertThat(HOUSE.stream().map(type -> type.getSimpleName()))
        .noneMatch(name -> name.endsWith("Test") || name.startsWith("Fake"));
  }

  /// So that a foreign package whose name is misspelt, or that nobody uses any more, is noticed.
  @ParameterizedTest
  @FieldSource("dev.waybill.bootstrap.house.Territory#ALL")
  void everyForeignPackageIsSeenByItsOwner(Territory land) {
    var seen =
        HOUSE.stream()
            .filter(type -> type.getPackageName().startsWith(ROOT + "." + land.owner()))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getPackageName())
            .distinct()
            .toList();
    assertThat(land.packages())
        .allMatch(
            foreign -> seen.stream().anyMatch(name -> name.startsWith(foreign.replace("..", ""))));
  }
}
