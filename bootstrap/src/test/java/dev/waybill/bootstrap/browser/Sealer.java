package dev.waybill.bootstrap.browser;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Encrypts and uploads by the modules of the pages, in a browser, as the upload page does.
final class Sealer {
  /// Byte i of a file is (i modulo 65521) modulo 251: no two records are the same.
  private static final String UPLOAD =
      """
      async ({ passphrase, files, scheme, spoil, password }) => {
        const assets = document.querySelector("link[rel=stylesheet]").href;
        const load = (name) => import(new URL(name, assets));
        const { seal } = await load("e2e.js");
        const { encryptForSeed } = scheme === "seed" ? await load("e2e-seed.js") : {};
        const form = new FormData();
        const period = Uint8Array.from({ length: 65521 }, (_, i) => i % 251);
        const contentOf = ({ text, size }) => text !== undefined ? new Blob([text])
          : new Blob(Array(Math.ceil(size / 65521)).fill(period)).slice(0, size);
        const session = scheme === "seed" ? undefined : await seal(passphrase);
        const sealOne = (file, claimed, json) => {
          if (json !== undefined) {
            return session.encryptAs(file, json.replace("SIZE", file.size));
          }
          if (claimed !== undefined) {
            return session.encryptAs(file, JSON.stringify({ name: file.name, size: claimed }));
          }
          return session ? session.encrypt(file, file.name) : encryptForSeed(file, passphrase);
        };
        let salt = session?.salt;
        for (const facts of files) {
          const file = new File([contentOf(facts)], facts.name, { type: "text/plain" });
          const sealed = await sealOne(file, facts.claimed, facts.json);
          salt ??= sealed.salt;
          let { blob } = sealed;
          if (spoil === "flip") {
            const bytes = new Uint8Array(await blob.arrayBuffer());
            bytes[bytes.length - 1] ^= 1;
            blob = new Blob([bytes]);
          } else if (spoil === "cut") {
            blob = blob.slice(0, 2128 + 1048592);
          }
          form.append("files", blob, session ? `file-${form.getAll("files").length + 1}.waybill` : `${facts.name}.enc`);
          form.append("e2e_iv", sealed.iv);
        }
        form.append("e2e", "true");
        form.append("e2e_salt", salt);
        if (password) {
          form.append("password", password);
        }
        if (session) {
          form.append("e2e_scheme", "waybill-e2e-2");
        }
        const answer = await fetch("/upload", {
          method: "POST", body: form, headers: { Accept: "application/json" },
        });
        const receipt = await answer.json();
        if (!answer.ok) {
          throw new Error(JSON.stringify(receipt));
        }
        return { link: receipt.download_url, salt, iv: form.get("e2e_iv") };
      }
      """;

  private final Page page;
  private final Map<String, Object> choices = new HashMap<>();

  /// @param visitor looks at a page of the service
  Sealer(Visitor visitor, String passphrase) {
    this.page = visitor.page();
    choices.put("passphrase", passphrase);
    choices.put("scheme", "records");
    choices.put("spoil", "");
    choices.put("password", "");
  }

  /// The first API's scheme, one file. Only pages that decrypt have the module for it, and the
  /// policy lets no test load another.
  Sealer asTheSeed() {
    choices.put("scheme", "seed");
    return this;
  }

  /// A password that the server asks for.
  Sealer withPassword(String password) {
    choices.put("password", password);
    return this;
  }

  /// `flip`: the last byte; `cut`: everything behind the first record of content.
  Sealer spoiled(String how) {
    choices.put("spoil", how);
    return this;
  }

  /// One byte that says in its metadata that it is of another size.
  static Plain claimed(String name, long size) {
    return new Plain(Map.of("name", name, "text", "a", "claimed", (double) size));
  }

  /// One that says in its metadata that it has this name, in the spelling of JSON.
  static Plain named(String name, long size) {
    var json = "{\"name\":\"%s\",\"size\":SIZE}".formatted(name);
    return new Plain(Map.of("name", "n", "size", (double) size, "json", json));
  }

  /// What an upload is found by.
  record Sent(URI link, String salt, String iv) {}

  /// A file to make.
  record Plain(Map<String, Object> facts) {}

  static Plain text(String name, String text) {
    return new Plain(Map.of("name", name, "text", text));
  }

  static Plain sized(String name, long size) {
    return new Plain(Map.of("name", name, "size", (double) size));
  }

  Sent upload(Plain... files) {
    choices.put("files", Stream.of(files).map(Plain::facts).toList());
    var sent = (Map<?, ?>) besideThePolicy(() -> page.evaluate(UPLOAD, choices));
    return new Sent(
        URI.create(requireNonNull((String) sent.get("link"))),
        requireNonNull((String) sent.get("salt")),
        requireNonNull((String) sent.get("iv")));
  }

  /// The policy of our pages lets no module in that they do not name themselves: this test's
  /// neither.
  private Object besideThePolicy(Supplier<Object> work) {
    var debugger = page.context().newCDPSession(page);
    var yes = new JsonObject();
    yes.addProperty("enabled", true);
    debugger.send("Page.setBypassCSP", yes);
    page.reload();
    try {
      return work.get();
    } finally {
      debugger.detach();
    }
  }
}
