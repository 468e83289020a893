package dev.waybill.persistence;

import dev.waybill.application.contract.Required;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Debian's PgBouncer before a server, as `.ci/tools/pgbouncer` installs it.
final class PgBouncer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

  private final Path home;
  private final int port;
  private final int server;
  private final Process process;

  private PgBouncer(Path home, int port, int server, String mode) throws IOException {
    this.home = home;
    this.port = port;
    this.server = server;
    configure(mode);
    this.process = start();
  }

  /// @param mode its `pool_mode`
  static PgBouncer before(int server, String mode) {
    Required.that(Files.isExecutable(PROGRAM), "what .ci/tools/pgbouncer installs");
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var home = Files.createTempDirectory("waybill-pgbouncer");
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
      var port = socket.getLocalPort();
      socket.close();
      var bouncer = new PgBouncer(home, port, server, mode);
      Node.await(Duration.ofSeconds(10), () -> listens(port));
      return bouncer;
    } catch (IOException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private Process start() throws IOException {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.addAll(List.of(PROGRAM.toString(), configuration().toString()));
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("output").toFile())
        .start();
  }

  private Path configuration() {
    return home.resolve("pgbouncer.ini");
  }

  private void configure(String mode) throws IOException {
    Files.writeString(
        configuration(),
        """
        [databases]
        * = host=127.0.0.1 port=%d user=postgres
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = %s
        default_pool_size = 40
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(server, port, mode));
  }

  /// As an operator does, while clients are connected.
  void reload(String mode) {
    try {
      configure(mode);
      var done = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
      if (done != 0) {
        throw new IllegalStateException("kill -HUP");
      }
    } catch (IOException | InterruptedException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException cannot) {
      throw new IllegalStateException(cannot);
    }
  }
}
