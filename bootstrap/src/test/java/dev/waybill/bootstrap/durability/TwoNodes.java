package dev.waybill.bootstrap.durability;

import dev.waybill.application.part.FaultProxy;
import dev.waybill.bootstrap.durability.Balancer.Node;
import dev.waybill.bootstrap.testing.DistributedSite;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Two nodes behind HAProxy whose ways to the database and to S3 can fail, under load.
final class TwoNodes implements AutoCloseable {
  private static final Duration CALM = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long PACE_MILLIS = 20;

  private final Path folder;
  private final DistributedSite site;
  private final FaultProxy database;
  private final FaultProxy store;
  private final Liar liar = new Liar();
  private final Node first = Node.free("a");
  private final Node second = Node.free("b");
  private final List<WaybillProcess> processes = new ArrayList<>();
  private WaybillProcess victim;
  private final WaybillProcess other;
  private final HaProxy proxy;
  private final NodesLoad load;

  TwoNodes(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.site = (DistributedSite) Edition.site(folder.resolve("data"));
    this.database = FaultProxy.to(site.databasePort());
    this.store = FaultProxy.to(site.storePort());
    this.victim = serve(first);
    this.other = serve(second);
    this.proxy = HaProxy.before(List.of(first, second), folder);
    proxy.awaitIn(first);
    proxy.awaitIn(second);
    this.load = new NodesLoad(proxy.port());
    load.start();
  }

  private WaybillProcess serve(Node node) {
    var reached = site.behind(database.port(), store.port());
    var process =
        WaybillProcess.serve(
            Launch.of(folder.resolve("data")).at(reached),
            "--http-port",
            Integer.toString(node.service()),
            "--management-port",
            Integer.toString(node.management()),
            "--access-log",
            "off",
            "--drain-delay",
            "5s");
    processes.add(process);
    return process;
  }

  FaultProxy database() {
    return database;
  }

  FaultProxy store() {
    return store;
  }

  DistributedSite site() {
    return site;
  }

  void divert(Liar.Answer answer) {
    liar.say(answer);
    store.divert(liar.address());
  }

  void kill() {
    victim.kill();
  }

  void pause() {
    victim.signal("STOP");
  }

  void resume() {
    victim.resume();
  }

  /// Ends when the node has ended.
  void terminate() {
    victim.terminate();
    victim.exit();
  }

  void startAgain() {
    victim = serve(first);
  }

  /// Lets that happen under load, and waits until everything works again.
  NodesOutcome outlive(NodesFault fault, Duration backWithin) throws Exception {
    var before = load.count();
    var stacks = stackLines();
    fault.begin().run(this);
    TimeUnit.NANOSECONDS.sleep(fault.lasts().toNanos());
    fault.end().run(this);
    var back = awaitBack(backWithin);
    TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
    return load.outcome(fault.name(), before, back, stackLines() - stacks);
  }

  /// Until each node stores and gives out.
  private Duration awaitBack(Duration most) throws InterruptedException {
    var began = System.nanoTime();
    for (var node : List.of(first, second)) {
      while (!load.works(node.service())) {
        if (System.nanoTime() - began > most.toNanos()) {
          return most;
        }
        TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
      }
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private int stackLines() {
    return processes.stream()
        .mapToInt(
            process ->
                (int) process.output().lines().filter(line -> line.startsWith("\tat ")).count())
        .sum();
  }

  /// Goes on without faults until so many uploads were acknowledged.
  void loadUntil(int acknowledged) {
    load.reach(acknowledged, PATIENCE);
  }

  /// Ends the load and reads every acknowledged upload, half of them from each node.
  NodesOutcome readBack() throws Exception {
    load.end();
    return load.readBack(List.of(victim.port(), other.port()));
  }

  @Override
  public void close() throws Exception {
    load.end();
    proxy.close();
    processes.forEach(WaybillProcess::close);
    liar.close();
    database.close();
    store.close();
  }
}
