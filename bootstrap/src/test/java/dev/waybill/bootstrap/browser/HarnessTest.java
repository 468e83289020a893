package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The harness sees what it is there to see.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HarnessTest {
  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aPageIsShownAndMeetsTheRules(Visitors visitors) {
    var visitor = visitors.visit(service.url());
    assertThat(visitor.page()).hasTitle("Send files · Waybill");
    Accessibility.check(visitor);
  }

  @Test
  void anErrorAnExceptionAndAStrangerAreComplaints(Visitors visitors) {
    var visitor = visitors.visit(service.url());
    visitor.page().evaluate("() => { setTimeout(() => { throw new Error('seeded'); }); }");
    visitor.page().evaluate("() => { console.error('an error'); }");
    visitor.page().evaluate("() => fetch('http://stranger.test:1/').catch(() => {})");
    assertThatThrownBy(visitor::requireNoComplaint)
        .hasMessageContaining("uncaught: Error: seeded")
        .hasMessageContaining("console: an error")
        .hasMessageContaining("Content Security Policy");
    visitors.close();
  }

  @Test
  void whatIsExpectedIsNone(Visitors visitors) {
    var visitor = visitors.visit(service.url()).expect("status of 404");
    visitor.page().evaluate("() => fetch('/f/none')");
    visitor.requireNoComplaint();
  }

  @Test
  void whatShutsPeopleOutIsFound(Visitors visitors) {
    var visitor = visitors.visit(service.url());
    visitor.page().evaluate("() => document.querySelector('main').append(new Image())");
    assertThatThrownBy(() -> Accessibility.check(visitor))
        .hasMessageContaining("image-alt")
        .hasMessageContaining("<img>");
  }

  @Test
  void anAddressWithoutTlsHasNoSecureContext(Visitors visitors) {
    var visitor = visitors.visit(service.url()).expect("Opener-Policy header has been ignored");
    visitor.open(URI.create("http://waybill.test:" + service.port()));
    assertThat(visitor.page().evaluate("() => isSecureContext")).isEqualTo(false);
    visitor.open(service.url());
    assertThat(visitor.page().evaluate("() => isSecureContext")).isEqualTo(true);
  }

  @Test
  void picturesAreNamedByPageStateWidthAndTheme(Visitors visitors) {
    Screenshots.takeFour(visitors.visit(service.url()), "harness", "seen");
    for (var end : new String[] {"360-light", "360-dark", "1280-light", "1280-dark"}) {
      assertThat(Path.of("target/screenshots/harness-seen-" + end + ".png"))
          .satisfies(file -> assertThat(Files.size(file)).isPositive());
    }
  }
}
