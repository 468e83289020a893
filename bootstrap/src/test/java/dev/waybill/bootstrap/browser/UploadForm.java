package dev.waybill.bootstrap.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The page that sends files, as somebody sees it who reads English.
record UploadForm(Visitor visitor) {
  static final Pattern DONE = Pattern.compile(".*/manage/[\\w-]{43}.*");

  static FilePayload file(String name, String content) {
    return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
  }

  Page page() {
    return visitor.page();
  }

  /// Presses the button and picks files in the dialogue that opens.
  UploadForm choose(FilePayload... files) {
    page().waitForFileChooser(() -> button("Choose files").click()).setFiles(files);
    return this;
  }

  UploadForm chooseFolder(Path folder) {
    page().waitForFileChooser(() -> button("Choose a folder").click()).setFiles(folder);
    return this;
  }

  Locator button(String name) {
    return page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  Locator radio(String name) {
    return page().getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(name).setExact(true));
  }

  Locator names() {
    return page().locator("#chosen .name");
  }

  /// What is read aloud.
  Locator said() {
    return page().getByRole(AriaRole.STATUS);
  }

  Locator failure() {
    return page().locator("#failure");
  }

  UploadForm send() {
    button("Upload").click();
    return this;
  }

  /// Waits for the page that comes after an upload.
  ///
  /// @return the management token
  String token() {
    page().waitForURL(DONE);
    var path = page().url().substring(page().url().indexOf("/manage/") + "/manage/".length());
    return path.substring(0, 43);
  }

  /// Drops what lies on the disk onto the page, as a file manager does.
  UploadForm drop(Path... paths) {
    Drop.onto(page(), List.of(paths));
    return this;
  }
}
