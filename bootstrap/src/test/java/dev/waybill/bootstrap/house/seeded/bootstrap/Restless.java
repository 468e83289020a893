package dev.waybill.bootstrap.house.seeded.bootstrap;

final class Restless {
  private Restless() {}

  static void doze(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
