package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waybill.bootstrap.durability.Line.Content;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/// Uploads, and now and then changes or deletes, until the service is killed.
record Client(Wire wire, Ledger ledger, RandomGenerator random, AtomicBoolean killed) {
  private static final String FORM = "application/x-www-form-urlencoded";

  void run() {
    try {
      while (!killed.get()) {
        switch (random.nextInt(10)) {
          case 0 -> delete();
          case 1 -> change();
          default -> upload();
        }
      }
    } catch (IOException cut) {
      if (!killed.get()) {
        ledger.fault("a connection broke before the kill", cut.toString());
      }
    } catch (AssertionError undocumented) {
      ledger.fault("an answer is not as openapi.yaml has it", undocumented.toString());
    }
  }

  private void upload() throws IOException {
    var body = UploadBody.random(random);
    var reply = wire.post("/upload", UploadBody.TYPE, body.bytes());
    if (!succeeded(reply)) {
      return;
    }
    var answer = reply.text();
    var files = Answers.files(answer);
    if (!files.stream().map(Content::sha256).toList().equals(body.sha256())) {
      ledger.fault("an answer names other digests", answer);
    }
    ledger.acknowledge(Answers.line(answer));
  }

  private void delete() throws IOException {
    var taken = ledger.take(random);
    if (taken.isPresent() && succeeded(form("/delete/" + taken.get().token(), ""))) {
      ledger.deleted(taken.get());
    }
  }

  private void change() throws IOException {
    var taken = ledger.take(random);
    if (taken.isEmpty()) {
      return;
    }
    Optional<Line.Settings> settings = Optional.empty();
    try {
      var reply = form("/manage/" + taken.get().token(), "public=on&expires=6h");
      if (succeeded(reply)) {
        settings = Optional.of(Answers.settings(reply.text()));
      }
    } finally {
      ledger.putBack(taken.get().with(settings));
    }
  }

  private Wire.Reply form(String path, String body) throws IOException {
    return wire.post(path, FORM, body.getBytes(ISO_8859_1));
  }

  private boolean succeeded(Wire.Reply reply) {
    if (reply.status() != 200) {
      ledger.fault("an answer other than 200", reply.status() + " " + reply.text());
    }
    return reply.status() == 200;
  }
}
