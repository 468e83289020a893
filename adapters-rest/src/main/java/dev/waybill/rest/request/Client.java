package dev.waybill.rest.request;

import dev.waybill.rest.container.ClientNetwork;
import java.net.InetAddress;

/// Who sends a request, as far as limits are concerned: not a single address but the
/// [ClientNetwork] it lies in.
public record Client(String network) {
  public static Client of(InetAddress address) {
    return new Client(ClientNetwork.of(address));
  }
}
