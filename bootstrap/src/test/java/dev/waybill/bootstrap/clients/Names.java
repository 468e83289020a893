package dev.waybill.bootstrap.clients;

import java.util.List;
import java.util.Map;

/// A file's name in a form arrives as the user gave it.
final class Names {
  private Names() {}

  static void quotationMarks(Client client, Bench bench) throws Exception {
    exact(client, bench, "the \"final\" report.bin");
  }

  static void umlauts(Client client, Bench bench) throws Exception {
    exact(client, bench, "März für Œuvre.bin");
  }

  static void wide(Client client, Bench bench) throws Exception {
    exact(client, bench, "報告 😀 end.bin");
  }

  private static void exact(Client client, Bench bench, String name) throws Exception {
    var file = new Call.NamedFile(bench.contents().file(1000), name);
    var call = new Call.Upload(bench.url("/upload"), List.of(file), Map.of(), false);
    bench.stored(client.ask(call)).is(name, bench.contents().bytes(1000));
  }
}
