package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A password with letters beyond ASCII, in each of the ways in which it can be given.
final class Passwords {
  private static final String RIGHT = "Grüße, Señor";
  private static final String WRONG = "Grusse, Señor";

  /// How a password is given with a download.
  private interface Way {
    Call.Get get(Bench bench, String path, String password);
  }

  private Passwords() {}

  static void field(Client client, Bench bench) throws Exception {
    var file = new Call.NamedFile(bench.contents().file(1000), "a.bin");
    var fields = Map.of("password", RIGHT);
    var call = new Call.Upload(bench.url("/upload"), List.of(file), fields, false);
    var stored = bench.stored(client.ask(call));
    assertThat(stored.status()).as("status without the password").isEqualTo(401);
    stored.with(RIGHT).is("a.bin", bench.contents().bytes(1000));
  }

  static void header(Client client, Bench bench) throws Exception {
    opens(client, bench, Passwords::inHeader);
  }

  static void query(Client client, Bench bench) throws Exception {
    opens(client, bench, Passwords::inQuery);
  }

  static void basic(Client client, Bench bench) throws Exception {
    opens(client, bench, Passwords::inBasic);
  }

  private static Call.Get inHeader(Bench bench, String path, String password) {
    var headers = Map.of("Waybill-Password", password);
    return new Call.Get(bench.url(path), bench.contents().out(), headers, Optional.empty());
  }

  private static Call.Get inQuery(Bench bench, String path, String password) {
    var url = bench.url(path + "?pw=" + URLEncoder.encode(password, UTF_8));
    return new Call.Get(url, bench.contents().out());
  }

  private static Call.Get inBasic(Bench bench, String path, String password) {
    var user = Optional.of(new Call.User("anybody", password));
    return new Call.Get(bench.url(path), bench.contents().out(), Map.of(), user);
  }

  private static void opens(Client client, Bench bench, Way way) throws Exception {
    var content = bench.contents().bytes(1000);
    var path = bench.upload("a.bin", content, RIGHT).link();
    var none = client.ask(new Call.Get(bench.url(path), bench.contents().out()));
    assertThat(none.status()).as("status without a password").isEqualTo(401);
    var wrong = client.ask(way.get(bench, path, WRONG));
    assertThat(wrong.status()).as("status with a wrong password").isEqualTo(403);
    var call = way.get(bench, path, RIGHT);
    assertThat(client.ask(call).status()).as("status with the password").isEqualTo(200);
    assertThat(Files.readAllBytes(call.out())).as("bytes").isEqualTo(content);
  }
}
