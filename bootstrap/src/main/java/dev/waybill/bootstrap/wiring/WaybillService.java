package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.UnavailableException;
import dev.waybill.bootstrap.cli.Console;
import dev.waybill.bootstrap.cli.ExitCode;
import dev.waybill.bootstrap.cli.Service;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.persistence.SchemaTooNew;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/// What the commands do.
public final class WaybillService implements Service {
  private final Console console;

  public WaybillService(Console console) {
    this.console = console;
  }

  @Override
  public int serve(Configuration configuration) {
    return orRefuse(() -> serveUntilStopped(configuration));
  }

  private int serveUntilStopped(Configuration configuration) {
    var server = Server.start(configuration);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      server.close();
                      stopped.countDown();
                    }));
    say(
        "Waybill serves on port "
            + server.port()
            + ", management on port "
            + server.managementPort());
    await(stopped);
    return ExitCode.OK;
  }

  private static void await(CountDownLatch stopped) {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int sweep(Configuration configuration) {
    return orRefuse(() -> sweepOnce(configuration));
  }

  private int sweepOnce(Configuration configuration) {
    var lock = DirectoryLock.tryTake(configuration.data().directory());
    try (var installation = Installation.open(configuration, Overrides.NONE)) {
      var sweeps = Sweeps.of(installation, lock.isPresent());
      var objection = sweeps.time().objectionByHand();
      if (objection.isPresent()) {
        throw new StartFailure(
            "Not sweeping, as the clock may be wrong: "
                + objection.get()
                + ". If it is right, run this with --accept-clock");
      }
      var expired = sweeps.expired();
      say("Expired uploads forgotten: " + expired.uploads());
      say("Blobs removed: " + expired.blobs());
      say("Orphans removed: " + sweeps.orphans().removed());
      return ExitCode.OK;
    } finally {
      lock.ifPresent(DirectoryLock::close);
    }
  }

  @Override
  public int train(Configuration configuration) {
    try (var server = Server.start(configuration)) {
      new TrainingRequests(server.port(), server.managementPort()).run();
    }
    return ExitCode.OK;
  }

  private int orRefuse(IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (StartFailure | SchemaTooNew | UnavailableException cannot) {
      console.err().println("waybill: " + cannot.getMessage());
      console.err().flush();
      return ExitCode.CONFIG;
    }
  }

  private void say(String line) {
    console.out().println(line);
    console.out().flush();
  }
}
