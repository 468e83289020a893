package dev.waybill.bootstrap.house.seeded.bootstrap;

import java.util.Locale;

final class Local {
  private Local() {}

  static String whereItRuns() {
    return Locale.getDefault().getLanguage();
  }
}
