package dev.waybill.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A start that cannot have its ports makes nothing, and says what to do.
class PortCheckTest {
  @TempDir private Path data;

  @ParameterizedTest
  @CsvSource({
    "service, --http-port, WAYBILL_HTTP_PORT",
    "management, --management-port, WAYBILL_MANAGEMENT_PORT"
  })
  void a_port_in_use_is_said_and_nothing_is_made(String what, String flag, String setting)
      throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(other.getLocalPort());
      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(() -> RunningWaybill.start(data, flag, port))
          .withMessage(
              "The %s port %s is already in use: end the program that has it, or set %s to another",
              what, port, setting);
      assertThat(data).isEmptyDirectory();
    }
    RunningWaybill.start(data).close();
    assertThat(Files.exists(data.resolve("waybill.db"))).isTrue();
  }

  @Test
  void so_is_an_address_of_another_machine() {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> RunningWaybill.start(data, "--http-host", "192.0.2.1"))
        .withMessageContaining(
            "192.0.2.1 is no address of this machine: correct WAYBILL_HTTP_HOST");
  }
}
