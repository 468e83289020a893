package dev.waybill.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.bootstrap.browser.Sealer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Links on pages that were opened by something which the links themselves do not repeat.
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkGrantTest {
  private RunningWaybill service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningWaybill.start(data, "--rate-limits", "off");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private Sender sender() {
    return new Sender(service.url()).file("plan.txt", "by the night train");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLinkWithItsPasswordLeadsToTheBytes(boolean script, Visitors visitors) {
    var sent = sender().field("password", "secret").send();
    var look = script ? Look.USUAL : Look.USUAL.withoutScript();
    var page = visitors.visit(URI.create(sent.link() + "?pw=secret"), look).page();
    assertThat(page.locator(".name")).hasText("plan.txt");
    assertThat(page.getByText("This is your own view")).hasCount(0);
    assertThat(download(page)).hasContent("by the night train");
  }

  @Test
  void aLinkWithItsPasswordLeadsToWhatIsEncrypted(Visitors visitors) {
    var visitor = visitors.visit(service.url());
    var sent =
        new Sealer(visitor, "correct horse").withPassword("secret").upload(text("a.txt", "a"));
    var link = URI.create(sent.link() + "?pw=secret");
    var form = DecryptForm.open(visitor, link, "correct horse");
    assertThat(form.names()).hasText("a.txt");
    assertThat(form.save("a.txt").path()).hasContent("a");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOwnerOpensWhatIsPrivateFromTheManagePageAndNobodyElseDoes(
      boolean script, Visitors visitors) {
    var sent = sender().field("password", "").send();
    var look = script ? Look.USUAL : Look.USUAL.withoutScript();
    var page = visitors.visit(sent.manage(), look).page();
    page.locator(".files .name a").click();
    assertThat(page.locator("h1")).hasText("A file for you");
    assertThat(page.getByText("This is your own view")).isVisible();
    assertThat(download(page)).hasContent("by the night train");
    var stranger = visitors.somebody(look).expect("status of 404");
    stranger.open(sent.link());
    assertThat(stranger.page().locator("h1")).hasText("File not found or expired");
  }

  private static Path download(Page page) {
    var link = page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Download")).first();
    return page.waitForDownload(link::click).path();
  }
}
