package dev.waybill.storage.s3;

import java.util.function.Supplier;

/// Where the faults of this package become those of the port.
final class Guard {
  private Guard() {}

  static <T> T get(String what, Supplier<T> task) {
    try {
      return task.get();
    } catch (S3Fault fault) {
      throw fault.as(what);
    }
  }

  static void run(String what, Runnable task) {
    try {
      task.run();
    } catch (S3Fault fault) {
      throw fault.as(what);
    }
  }
}
