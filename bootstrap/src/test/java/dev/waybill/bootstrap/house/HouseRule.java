package dev.waybill.bootstrap.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One rule, for the packages below any root: the real house, and the small one that was built to
/// break every rule.
///
/// @param violator the class of the small house that breaks it
record HouseRule(String name, Function<String, ArchRule> below, String violator) {
  static final List<HouseRule> ALL =
      List.of(
          new HouseRule("domain alone", Rings::domain, "ValueThatAsksApplication"),
          new HouseRule("application on domain", Rings::application, "UseCaseThatLogs"),
          new HouseRule("adapters apart", Rings::adaptersApart, "ResourceThatStores"),
          new HouseRule("wiring names adapters", Rings::wiringAloneNamesAdapters, "NamesAnAdapter"),
          new HouseRule("no cycles", Rings::packagesWithoutCycles, "There"),
          new HouseRule("time is injected", Sources::time, "OwnClock"),
          new HouseRule("chance is injected", Sources::chance, "OwnDice"),
          new HouseRule("no console", Sources::console, "Talkative"),
          new HouseRule("no sleep", Sources::sleep, "Restless"),
          new HouseRule("no host's locale", Locales::ofTheHost, "Local"),
          new HouseRule("numbers in one locale", Locales::numbers, "NumbersInAnyDigits"),
          new HouseRule("routes declare access", Members::access, "ResourceWithoutRule"),
          new HouseRule("tenant first", Members::tenantFirst, "UploadRepository"),
          new HouseRule("context first", UseCases::contextFirst, "UseCaseWithoutContext"),
          new HouseRule("no tenant kept", UseCases::noTenantOfTheirOwn, "UseCaseOfOneTenant"),
          new HouseRule("tenant first everywhere", Members::tenantFirst, "TenantKeyRepository"),
          new HouseRule("entry types", Members::entryTypes, "SecondEntry"),
          new HouseRule("database", territory("persistence"), "ResourceThatQueries"),
          new HouseRule("container", territory("rest.container"), "ResourceThatServes"),
          new HouseRule("jax-rs", territory("rest"), "EntityThatAnswers"));

  /// Every rule, also those of territories that no seeded class breaks: they are all made alike.
  static List<HouseRule> withAllTerritories() {
    var rules = new ArrayList<>(ALL);
    Territory.ALL.forEach(land -> rules.add(new HouseRule(land.toString(), land::rule, "")));
    return rules;
  }

  private static Function<String, ArchRule> territory(String owner) {
    var land = Territory.ALL.stream().filter(one -> one.owner().equals(owner)).findFirst();
    return land.orElseThrow()::rule;
  }

  @Override
  public String toString() {
    return name;
  }
}
