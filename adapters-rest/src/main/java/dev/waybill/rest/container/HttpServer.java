package dev.waybill.rest.container;

import java.util.concurrent.Executors;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
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
  private final ClientConnector connector;
  private final JerseyContainer jersey;

  public HttpServer(HttpSettings settings, ResourceConfig resources, HttpHooks hooks) {
    server = new Server(threads());
    connector = new ClientConnector(server, settings);
    jersey = JerseyContainer.of(resources);
    var errors = new Errors(hooks, settings.body());
    var handler = new JerseyHandler(jersey.application(), settings, hooks, errors);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.connections().connections(), connector));
    server.setHandler(new GracefulHandler(handler));
    server.setErrorHandler(errors);
    server.setRequestLog(new Completion(hooks.observer()));
    server.setStopTimeout(settings.connections().stop().toMillis());
  }

  /// Binds and serves.
  ///
  /// @throws IllegalStateException if it cannot, the port being in use for instance
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new IllegalStateException("The HTTP server cannot start: " + e.getMessage(), e);
    }
    jersey.application().onStartup(jersey);
  }

  /// The port it listens on.
  public int port() {
    return connector.getLocalPort();
  }

  /// Accepts no more, lets running requests end within [ConnectionLimits#stop], then closes.
  public void stop() {
    close();
    jersey.application().onShutdown(jersey);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server did not stop cleanly", e);
    }
  }

  private static QueuedThreadPool threads() {
    var pool = new QueuedThreadPool(PLATFORM_THREADS);
    pool.setName("http");
    pool.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-request-", 0).factory()));
    return pool;
  }
}
