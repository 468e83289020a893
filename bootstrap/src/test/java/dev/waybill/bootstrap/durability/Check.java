package dev.waybill.bootstrap.durability;

import dev.waybill.bootstrap.durability.Line.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Asks the service for every line of the ledger.
///
/// @param lost what it does not know any more, though it promised to
/// @param altered what it has otherwise than it promised: bytes, names, settings, deleted or not
record Check(Wire wire, Set<String> lost, Set<String> altered) {
  private static final int CONNECTIONS = 4;

  /// Of all that was ever promised.
  static Check of(Ledger ledger, int port) {
    return of(ledger.kept(), ledger.deleted(), port);
  }

  static Check of(List<Line> kept, Set<String> deleted, int port) {
    var check =
        new Check(new Wire(port), ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
      var asked = new ArrayList<Callable<Boolean>>();
      kept.forEach(line -> asked.add(() -> check.line(line)));
      deleted.forEach(id -> asked.add(() -> check.deleted(id)));
      for (var answer : pool.invokeAll(asked)) {
        answer.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError("the service does not answer", e);
    }
    return check;
  }

  private boolean line(Line line) throws IOException {
    var managed = wire.get("/manage/" + line.token());
    if (managed.status() != 200) {
      return lost.add(line.id());
    }
    if (!sameSettings(line, managed.text())) {
      altered.add(line.id());
    }
    for (var file : line.files()) {
      file(file);
    }
    return true;
  }

  private static boolean sameSettings(Line line, String managed) {
    return line.settings().map(Answers.settings(managed)::equals).orElse(true)
        && Answers.files(managed).equals(line.files());
  }

  private void file(Content file) throws IOException {
    var reply = wire.get("/f/" + file.id() + "?download=1");
    if (reply.status() != 200) {
      lost.add(file.id());
    } else if (!UploadBody.sha256(reply.body()).equals(file.sha256())) {
      altered.add(file.id());
    }
  }

  private boolean deleted(String id) throws IOException {
    return wire.get("/f/" + id).status() == 404 || altered.add(id);
  }
}
