package dev.waybill.bootstrap.house.seeded.bootstrap;

final class Talkative {
  private Talkative() {}

  static void say(String line) {
    System.out.println(line);
  }
}
