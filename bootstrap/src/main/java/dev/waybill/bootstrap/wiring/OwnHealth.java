package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.bootstrap.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What keeps this process from taking requests, whatever the others do: a data folder that is gone
/// and memory that does not suffice. A full disk does not, as downloads go on.
final class OwnHealth implements Supplier<Readiness> {
  private final Optional<Path> folder;
  private final HeapRoom heap;

  /// @param folder where this process keeps files, if it does
  OwnHealth(Optional<Path> folder, HeapRoom heap) {
    this.folder = folder;
    this.heap = heap;
  }

  static OwnHealth of(Configuration configuration) {
    return new OwnHealth(
        configuration.usesDataDirectory()
            ? Optional.of(configuration.data().directory())
            : Optional.empty(),
        HeapRoom.ofThisProcess());
  }

  @Override
  public Readiness get() {
    var reasons = new LinkedHashMap<String, String>();
    if (folder.isPresent() && !Files.isExecutable(folder.get())) {
      reasons.put("disk", "the data folder cannot be used: is its volume mounted?");
    }
    heap.shortage().ifPresent(sentence -> reasons.put("memory", sentence));
    return new Readiness(List.copyOf(reasons.keySet()), reasons);
  }
}
