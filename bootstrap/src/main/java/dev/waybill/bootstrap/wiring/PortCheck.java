package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.Configuration.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/// Looks whether the ports can be had, before a start makes or migrates anything. They are not held
/// from then on: a client that is refused goes elsewhere, one that is kept waiting does not.
final class PortCheck {
  private static final int FIRST_FREE_TO_ALL = 1024;

  private PortCheck() {}

  /// @throws StartFailure with what to do about it
  static void require(Configuration configuration) {
    require("service", "HTTP", configuration.http().endpoint());
    require("management", "MANAGEMENT", configuration.management().endpoint());
  }

  private static void require(String what, String settings, Endpoint endpoint) {
    try {
      bind(endpoint);
    } catch (IOException refused) {
      throw new StartFailure(sentence(what, "WAYBILL_" + settings, endpoint), refused);
    }
  }

  private static void bind(Endpoint endpoint) throws IOException {
    var address = new InetSocketAddress(endpoint.host(), endpoint.port());
    if (address.isUnresolved()) {
      throw new IOException("no such host");
    }
    try (var channel = ServerSocketChannel.open()) {
      channel.bind(address);
    }
  }

  /// Why, as the system's own text comes in any language.
  private static String sentence(String what, String settings, Endpoint endpoint) {
    if (!isOurs(endpoint)) {
      return "The %s port cannot be opened, as %s is no address of this machine: correct %s_HOST"
          .formatted(what, endpoint.host(), settings);
    }
    var privileged =
        endpoint.port() < FIRST_FREE_TO_ALL
            ? ", or, if nothing has it, allow this user to open ports below " + FIRST_FREE_TO_ALL
            : "";
    return "The %s port %s is already in use: end the program that has it, or set %s_PORT to another%s"
        .formatted(what, endpoint.port(), settings, privileged);
  }

  private static boolean isOurs(Endpoint endpoint) {
    try {
      bind(new Endpoint(endpoint.host(), 0));
      return true;
    } catch (IOException notOurs) {
      return false;
    }
  }
}
