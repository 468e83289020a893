package dev.waybill.storage.disk;

import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.domain.size.ByteCount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.util.Set;

/// The room left on the file system, and what a failed write there means.
final class Volume {
  /// How many bytes a sink writes before it looks again whether the reserve is still free.
  static final int RECHECK_BYTES = 1024 * 1024;

  /// With less than this free, whatever fails is taken for a lack of room: the texts of [#FULL]
  /// come in the language of the process.
  private static final long SCANT_BYTES = 2L * GatherBuffers.BUFFER_BYTES;

  /// ENOSPC (which also means: no inodes left) and EDQUOT; the JDK hands on nothing but the text.
  private static final Set<String> FULL = Set.of("No space left on device", "Disk quota exceeded");

  private final FileStore store;
  private final ByteCount reserve;

  Volume(FileStore store, ByteCount reserve) {
    this.store = store;
    this.reserve = reserve;
  }

  void requireRoom() {
    long free;
    try {
      free = store.getUsableSpace();
    } catch (IOException e) {
      throw DiskFault.unavailable("cannot read the free space of the storage volume", e, "staging");
    }
    if (free < reserve.value()) {
      throw new StorageFull(
          "the storage volume has " + free + " bytes free, the reserve is " + reserve);
    }
  }

  /// @param path below the data folder
  UnavailableException writeFault(String what, IOException fault, String path) {
    var sentence = DiskFault.sentence(what, fault, path);
    return saysFull(fault) || isScant()
        ? new StorageFull("the disk is full: " + sentence, fault)
        : new StorageUnavailable(sentence, fault);
  }

  void bindTo(MeterRegistry meters) {
    bytes(meters, "waybill.store.free", () -> store.getUsableSpace(), "that are free");
    bytes(meters, "waybill.store.size", () -> store.getTotalSpace(), "that it has in all");
    bytes(meters, "waybill.store.reserve", reserve::value, "that uploads leave free");
  }

  private static void bytes(MeterRegistry meters, String name, Room room, String which) {
    Gauge.builder(name, room, Volume::bytes)
        .baseUnit("bytes")
        .description("Bytes of the storage volume " + which)
        .strongReference(true)
        .register(meters);
  }

  @FunctionalInterface
  private interface Room {
    long bytes() throws IOException;
  }

  /// What cannot be told is no number.
  private static double bytes(Room room) {
    try {
      return (double) room.bytes();
    } catch (IOException unknown) {
      return Double.NaN;
    }
  }

  private static boolean saysFull(IOException fault) {
    var text = fault instanceof FileSystemException file ? file.getReason() : fault.getMessage();
    return text != null && FULL.contains(text);
  }

  private boolean isScant() {
    try {
      return store.getUsableSpace() < SCANT_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }
}
