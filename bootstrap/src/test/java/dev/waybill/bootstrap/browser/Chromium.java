package dev.waybill.bootstrap.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser of this machine, started once, without a window. Its driver ends with it, and both
/// end with this JVM.
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
  /// The same browser without the windows that it draws for nobody: half the work for a context.
  private static final String WITHOUT_WINDOWS = "chromium-headless-shell";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /// It asks nobody for anything but our pages. Names under `.test` lead to this machine: a page of
  /// such an address has no secure context, as on a server without TLS.
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP *.test 127.0.0.1");

  /// Where it is, if this machine has one.
  static Optional<Path> program() {
    return NAMES.stream().flatMap(Chromium::named).findFirst();
  }

  private static Stream<Path> named(String name) {
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return Stream.concat(Arrays.stream(folders), Stream.of("/usr/bin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }

  static Chromium start() {
    var playwright = driver();
    var path = named(WITHOUT_WINDOWS).findFirst().or(Chromium::program).orElseThrow();
    var launch = new LaunchOptions().setExecutablePath(path).setArgs(ARGUMENTS);
    return new Chromium(playwright, playwright.chromium().launch(launch));
  }

  /// One with a profile in a folder, as people have it: only there does it keep large Blobs on
  /// disk. It ends with the context.
  static BrowserContext startWithProfile(Playwright playwright, Path folder) {
    var launch = new LaunchPersistentContextOptions().setLocale("en");
    launch.setExecutablePath(program().orElseThrow()).setArgs(ARGUMENTS);
    return playwright.chromium().launchPersistentContext(folder, launch);
  }

  static Playwright driver() {
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
