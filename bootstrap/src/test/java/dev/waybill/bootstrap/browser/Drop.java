package dev.waybill.bootstrap.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/// Files and folders that are dragged from outside the browser, by its own debugging protocol: a
/// script could only make up files, never folders.
final class Drop {
  private static final int COPY = 1;

  private Drop() {}

  /// Onto the middle of what is marked as the place to drop.
  static void onto(Page page, List<Path> paths) {
    var session = page.context().newCDPSession(page);
    send(session, page, "dragEnter", paths);
    send(session, page, "dragOver", paths);
    send(session, page, "drop", paths);
    session.detach();
  }

  static void over(Page page, List<Path> paths) {
    var session = page.context().newCDPSession(page);
    send(session, page, "dragEnter", paths);
    send(session, page, "dragOver", paths);
    session.detach();
  }

  private static void send(CDPSession session, Page page, String type, List<Path> paths) {
    var files = new JsonArray();
    paths.forEach(path -> files.add(path.toAbsolutePath().toString()));
    var data = new JsonObject();
    data.add("items", new JsonArray());
    data.add("files", files);
    data.addProperty("dragOperationsMask", COPY);
    page.locator("#drop").scrollIntoViewIfNeeded();
    var box = page.locator("#drop").boundingBox();
    var event = new JsonObject();
    event.addProperty("type", type);
    event.addProperty("x", box.x + box.width / 2);
    event.addProperty("y", box.y + box.height / 2);
    event.add("data", data);
    session.send("Input.dispatchDragEvent", event);
  }
}
