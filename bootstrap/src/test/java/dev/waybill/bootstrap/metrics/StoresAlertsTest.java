package dev.waybill.bootstrap.metrics;

import static dev.waybill.bootstrap.metrics.Drill.hurried;

import dev.waybill.application.part.FaultProxy;
import dev.waybill.bootstrap.testing.DistributedSite;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.wiring.Overrides;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The alerts of a node whose PostgreSQL and S3 fail: each fires while its cause lasts, and clears.
@InTurn("alerts")
@Tag("embedded")
class StoresAlertsTest {
  private static final Duration SLOW = Duration.ofMillis(1300);
  private static final int CROWD = 12;
  private static final Drill.Step NOTHING = () -> {};

  @Test
  void store_and_database(@TempDir Path folder) throws Exception {
    var data = Files.createDirectory(folder.resolve("data"));
    var site = DistributedSite.fresh(data);
    try (var database = FaultProxy.to(site.databasePort());
        var store = FaultProxy.to(site.storePort());
        var waybill =
            RunningWaybill.start(
                site.behind(database.port(), store.port()),
                data,
                Overrides.NONE,
                "--database-connections",
                "2",
                "--sweep-interval",
                "1s");
        var caller = new Caller(waybill.url())) {
      var link = caller.upload("content", "") + "/content";
      caller.ask("GET", link);
      var targets = List.of("127.0.0.1:" + waybill.managementUrl().getPort());
      try (var drill = Drill.begin(folder.resolve("p"), targets, hurried(Deployed.rules()))) {
        drill.staysSilent(
            "S3 fails once",
            "WaybillUnavailable",
            () -> {
              store.refuse();
              caller.ask("GET", link);
              store.pass();
            });
        drill.fires(
            "S3 is down",
            Set.of(
                "WaybillStoreFailing",
                "WaybillBreakerOpen",
                "WaybillNotReady",
                "WaybillUnavailable"),
            store::refuse,
            () -> caller.ask("GET", link),
            store::pass);
        drill.fires(
            "S3 is slow",
            Set.of("WaybillStoreSlow"),
            () -> store.delay(SLOW),
            () -> caller.leave(link),
            store::pass);
        drill.fires(
            "PostgreSQL is down",
            Set.of("WaybillDatabaseFailing", "WaybillBreakerOpen", "WaybillNotReady"),
            database::refuse,
            () -> caller.ask("PUT", "/upload/x", BodyPublishers.ofString("x")),
            database::pass);
        queues(drill, site, caller, link);
      }
    }
  }

  /// Everybody waits for a row that somebody has locked, with a connection in his hand.
  private static void queues(Drill drill, DistributedSite site, Caller caller, String link)
      throws Exception {
    var going = new AtomicBoolean(true);
    try (var crowd = Executors.newFixedThreadPool(CROWD)) {
      var lock = site.lock();
      drill.fires(
          "the database is locked",
          Set.of("WaybillDatabaseQueue"),
          () -> {
            for (int n = 0; n < CROWD; n++) {
              var _ =
                  crowd.submit(
                      () -> {
                        while (going.get()) {
                          caller.ask("GET", link);
                        }
                      });
            }
          },
          NOTHING,
          () -> {
            going.set(false);
            lock.close();
          });
    } finally {
      going.set(false);
    }
  }
}
