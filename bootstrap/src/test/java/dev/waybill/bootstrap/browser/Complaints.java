package dev.waybill.bootstrap.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What no page of ours does: an error on the console (what the content security policy stops is
/// one), an exception that nobody caught, a request to somebody else.
final class Complaints {
  private static final Set<String> LOCAL = Set.of("about", "blob", "data");

  private final List<String> heard = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final Set<String> origins = new HashSet<>();

  Complaints(BrowserContext context) {
    context.onConsoleMessage(this::console);
    context.onWebError(error -> hear("uncaught: " + error.error()));
    context.onRequest(this::request);
  }

  void allowOrigin(URI address) {
    origins.add(origin(address));
  }

  void expect(String part) {
    expected.add(part);
  }

  private void console(ConsoleMessage message) {
    if (message.type().equals("error")) {
      hear("console: " + message.text() + " (" + message.location() + ")");
    }
  }

  private void request(Request request) {
    var address = URI.create(request.url());
    if (!LOCAL.contains(address.getScheme()) && !origins.contains(origin(address))) {
      hear("request to a stranger: " + request.url());
    }
  }

  private void hear(String complaint) {
    if (expected.stream().noneMatch(complaint::contains)) {
      heard.add(complaint);
    }
  }

  /// @throws AssertionError that lists them
  void requireNone() {
    if (!heard.isEmpty()) {
      throw new AssertionError("The browser complained:\n" + this);
    }
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  @Override
  public String toString() {
    return String.join("\n", heard);
  }
}
