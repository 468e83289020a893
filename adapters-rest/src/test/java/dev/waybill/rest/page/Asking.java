package dev.waybill.rest.page;

import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;

/// Requests as the container hands them over.
final class Asking {
  private static final URI BASE = URI.create("http://waybill.test/");

  private Asking() {}

  /// @param headers name and value in turn
  static ContainerRequest get(String path, String... headers) {
    return ask("GET", path, headers);
  }

  static ContainerRequest ask(String method, String path, String... headers) {
    var request =
        new ContainerRequest(
            BASE, BASE.resolve(path), method, null, new MapPropertiesDelegate(), null);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }
}
