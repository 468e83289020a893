package dev.waybill.persistence;

import dev.waybill.application.contract.Required;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The PostgreSQL that is installed on this machine (Debian's package `postgresql`), as a server of
/// a test's own that can be stopped, paused and started. Never run as root: that it refuses.
record InstalledServer(Path programs, Path home, int port) implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  static InstalledServer start() {
    var programs = installed();
    Required.orListed(!programs.isEmpty(), "an installed PostgreSQL, as in Debian's postgresql");
    try {
      var home = Files.createTempDirectory("waybill-postgres");
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
      var server = new InstalledServer(programs.getFirst(), home, freePort());
      server.run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
      server.startAgain();
      return server;
    } catch (IOException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  /// A standby of this server, which restarts for it.
  InstalledServer standby() {
    try {
      var copy = Files.createTempDirectory("waybill-standby");
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxrwxrwx"));
      var standby = new InstalledServer(programs, copy, freePort());
      stop();
      execute(List.of("cp", "-a", data().toString(), standby.data().toString()));
      standby.follow(this);
      startAgain();
      standby.startAgain();
      return standby;
    } catch (IOException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  private void follow(InstalledServer primary) throws IOException {
    Files.createFile(data().resolve("standby.signal"));
    Files.writeString(
        data().resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=postgres'\n",
        StandardOpenOption.APPEND);
  }

  /// Takes writes from now on.
  void promote() {
    run("pg_ctl", "promote", "-w");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Of each version that is supported, oldest first.
  private static List<Path> installed() {
    if (!Files.isDirectory(VERSIONS)) {
      return List.of();
    }
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .filter(version -> Integer.parseInt(version.getFileName().toString()) >= 15)
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  private Path data() {
    return home.resolve("data");
  }

  PostgresUnderTest underTest() {
    return new PostgresUnderTest("127.0.0.1", port, "postgres", "postgres");
  }

  void startAgain() {
    run(
        "pg_ctl",
        "start",
        "-w",
        "-l",
        home.resolve("log").toString(),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
  }

  /// Ends all sessions, as an administrator's restart does.
  void stop() {
    run("pg_ctl", "stop", "-m", "fast");
  }

  /// As `kill -9` of every process, or a power cut that leaves the disk: what follows is a
  /// recovery.
  void kill() {
    var postmaster = postmaster();
    var all = new ArrayList<>(postmaster.descendants().toList());
    all.addFirst(postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /// The first line of its file.
  private ProcessHandle postmaster() {
    try {
      var pid = Files.readAllLines(data().resolve("postmaster.pid")).getFirst();
      return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    } catch (IOException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  private void run(String program, String... arguments) {
    var command = new ArrayList<String>();
    command.addAll(List.of(programs.resolve(program).toString(), "-D", data().toString()));
    command.addAll(List.of(arguments));
    execute(command);
  }

  private void execute(List<String> program) {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.addAll(program);
    try {
      var process =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("output").toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            program.getFirst() + ": " + Files.readString(home.resolve("output")));
      }
    } catch (IOException | InterruptedException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  @Override
  public void close() {
    stop();
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException cannot) {
      throw new IllegalStateException(cannot);
    }
  }
}
