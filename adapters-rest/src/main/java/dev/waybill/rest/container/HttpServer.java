package dev.waybill.rest.container;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.server.ResourceConfig;

/// An HTTP/1.1 and h2c server for JAX-RS resources. Every request runs on a virtual thread of its
/// own, so resources may block.
///
/// Resources get the [Exchange] by [Exchange#of]; large answers are a [ResponseBody]. All features
/// and providers must be registered explicitly: nothing is scanned for.
public final class HttpServer implements AutoCloseable {
  /// Accepting, selecting and what they call without blocking.
  private static final int PLATFORM_THREADS = 16;

  private final Server server;
  private final ConnectionShares shares;
  private final SlowReaders slow;
  private final ClientConnector connector;
  private final JerseyContainer jersey;
  private final HttpSettings settings;
  private final RunningRequests running;
  private final Drain drain;
  private final AtomicBoolean stopped = new AtomicBoolean();

  public HttpServer(HttpSettings settings, ResourceConfig resources, HttpHooks hooks) {
    this.settings = settings;
    server = new Server(threads());
    shares = new ConnectionShares(settings.connections().connections().network(), hooks.proxies());
    slow = new SlowReaders(settings.body());
    connector = new ClientConnector(server, settings, shares);
    jersey = JerseyContainer.of(resources);
    var errors = new Errors(hooks, settings.body());
    var handler = new JerseyHandler(jersey.application(), settings, hooks, errors, slow);
    server.addConnector(connector);
    server.addBean(
        new NetworkConnectionLimit(settings.connections().connections().all(), connector));
    running = new RunningRequests(handler);
    drain = new Drain(server, connector, running);
    server.setHandler(running);
    server.setErrorHandler(errors);
    server.setRequestLog(new Completion(hooks));
  }

  /// Binds and serves.
  ///
  /// @throws IllegalStateException if it cannot, the port being in use for instance
  public void start() {
    jersey.application().onStartup(jersey);
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new IllegalStateException("The HTTP server cannot start: " + e.getMessage(), e);
    }
  }

  /// The port it listens on.
  public int port() {
    return connector.getLocalPort();
  }

  /// How many connections are open.
  public int connections() {
    return connector.getConnectedEndPoints().size();
  }

  /// How many connections were closed because their client network had more than its share.
  public long connectionsClosed() {
    return shares.closed();
  }

  /// How many answers were cut because their client took them too slowly.
  public long answersTooSlow() {
    return slow.cut();
  }

  /// Everything goes on, but each answer of HTTP/1 is the last on its connection: clients look for
  /// another server in time, before [#stop].
  public void retire() {
    running.retire();
  }

  /// Takes nothing new, lets running requests end at their own pace within [ConnectionLimits#stop],
  /// then closes. A second call does nothing.
  ///
  /// @throws RequestsCut if requests had to be cut off
  public void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    var cut = Map.<String, Integer>of();
    try {
      cut = drained();
      server.stop();
      drain.awaitCut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server cannot stop", e);
    } finally {
      jersey.application().onShutdown(jersey);
    }
    if (!cut.isEmpty()) {
      throw new RequestsCut(cut);
    }
  }

  /// A [#stop] that is under way waits no longer, nor does a later one.
  public void hurry() {
    drain.hurry();
  }

  /// @return what is still running
  private Map<String, Integer> drained() throws InterruptedException {
    if (server.isStarted()) {
      drain.await(settings.connections().stop(), running.grace());
    }
    running.cut();
    return running.operations();
  }

  /// The same as [#stop].
  @Override
  public void close() {
    stop();
  }

  private static QueuedThreadPool threads() {
    var pool = new QueuedThreadPool(PLATFORM_THREADS);
    pool.setName("http");
    pool.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-request-", 0).factory()));
    return pool;
  }
}
