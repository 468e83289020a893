package dev.waybill.bootstrap.house.seeded.bootstrap;

final class NumbersInAnyDigits {
  private NumbersInAnyDigits() {}

  static String cost(int memory) {
    return "m=%d".formatted(memory);
  }
}
