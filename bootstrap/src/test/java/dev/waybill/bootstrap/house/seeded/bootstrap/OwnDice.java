package dev.waybill.bootstrap.house.seeded.bootstrap;

import java.util.UUID;

final class OwnDice {
  private OwnDice() {}

  static UUID roll() {
    return UUID.randomUUID();
  }
}
