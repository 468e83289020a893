package dev.waybill.bootstrap.durability;

import dev.waybill.application.part.FaultRow;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Counts what the checks after a fault find: a row of the fault table.
final class Score {
  private final String fault;
  private final List<String> broken = new ArrayList<>();
  private int tried;
  private int kills;
  private int acknowledged;
  private int lost;
  private int altered;
  private int leftBehind;

  Score(String fault) {
    this.fault = fault + ", " + Edition.current();
  }

  void tried() {
    tried++;
  }

  void killed() {
    tried();
    kills++;
  }

  void acknowledged(int promises) {
    acknowledged += promises;
  }

  void add(Check check) {
    lost += broken("lost", check.lost());
    altered += broken("altered", check.altered());
  }

  /// Of an installation that was swept.
  void add(String when, Kept kept) {
    leftBehind += broken("left behind " + when, kept.leftBehind());
    lost += broken("without a blob " + when, kept.missing());
  }

  /// Something is other than it has to be.
  void altered(String what) {
    altered += broken("altered", List.of(what));
  }

  private int broken(String how, Collection<String> what) {
    what.forEach(each -> broken.add(how + ": " + each));
    return what.size();
  }

  /// What broke a promise, in words.
  List<String> broken() {
    return List.copyOf(broken);
  }

  void record() {
    new FaultRow(fault, tried, kills, acknowledged, lost, altered, leftBehind).record();
  }
}
