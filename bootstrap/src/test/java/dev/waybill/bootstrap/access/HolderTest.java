package dev.waybill.bootstrap.access;

import static dev.waybill.bootstrap.access.House.FORM_TYPE;
import static dev.waybill.bootstrap.access.House.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HolderTest {
  private static final int DELETES = 50;

  /// Few enough that none waits long for its password's hash, on a busy machine either.
  private static final int CHANGES = 10;

  private static final List<String> EXPIRIES = List.of("30m", "6h", "1d", "3d", "7d");
  private static final List<Duration> LIFETIMES =
      List.of(
          Duration.ofMinutes(30),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(7));
  private House house;

  @BeforeAll
  void open(@TempDir Path data) {
    house = new House(data);
  }

  @AfterAll
  void close() {
    house.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, '', */*",
    "GET, '', text/html",
    "HEAD, '', */*",
    "GET, ?public=on&password=&expires=30m, */*",
    "GET, ?public=on&password=&expires=30m, text/html",
    "GET, ?_method=DELETE, */*"
  })
  void readingTheSettingsChangesNothing(String method, String query, String accept) {
    var sample = house.in(State.PASSWORD);
    var before = house.settings(sample);
    var path = "/manage/" + sample.token() + query;
    expect(200, house.client().send(method, path, BodyPublishers.noBody(), "Accept", accept));
    assertThat(house.settings(sample)).isEqualTo(before);
    expect(401, house.client().get("/f/" + sample.upload()));
  }

  @ParameterizedTest
  @CsvSource({"GET, /delete/", "HEAD, /delete/", "PUT, /delete/", "PUT, /manage/"})
  void methodsThatAreNotOfferedChangeNothing(String method, String path) {
    var sample = house.in(State.PUBLIC);
    var before = house.settings(sample);
    expect(405, house.client().send(method, path + sample.token(), BodyPublishers.noBody()));
    assertThat(house.settings(sample)).isEqualTo(before);
  }

  @Test
  void whatIsDeletedCannotBeDeletedAgainNorManaged() {
    var sample = house.in(State.PUBLIC);
    expect(200, house.post("/delete/" + sample.token(), FORM_TYPE, ""));
    expect(404, house.post("/delete/" + sample.token(), FORM_TYPE, ""));
    expect(
        404, house.client().send("DELETE", "/manage/" + sample.token(), BodyPublishers.noBody()));
    expect(404, house.post("/manage/" + sample.token(), FORM_TYPE, "public=on"));
    expect(404, house.client().get("/manage/" + sample.token()));
    expect(404, house.client().get("/f/" + sample.upload()));
  }

  @Test
  void ofManyDeletesAtOnceOneSucceeds() {
    var sample = house.in(State.PUBLIC);
    var statuses =
        atOnce(DELETES, nth -> house.post("/delete/" + sample.token(), FORM_TYPE, "").statusCode());
    assertThat(statuses).containsOnly(200, 404);
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
  }

  /// Every change sets a password and a lifetime that belong together.
  @Test
  void ofManyChangesAtOnceOneStandsWhole() {
    var sample = house.in(State.PUBLIC);
    var start = Instant.parse(house.settings(sample).get("created_at").asText());
    var statuses =
        atOnce(
            CHANGES,
            nth -> {
              var choice = nth % EXPIRIES.size();
              var form = "password=secret" + choice + "&expires=" + EXPIRIES.get(choice);
              return house.post("/manage/" + sample.token(), FORM_TYPE, form).statusCode();
            });
    // Nobody waits for long for a turn to hash, or while others hold the row.
    assertThat(statuses).contains(200).isSubsetOf(200, 503);
    var settings = house.settings(sample);
    var lifetime = Duration.between(start, Instant.parse(settings.get("expires_at").asText()));
    var winner = LIFETIMES.indexOf(lifetime);
    assertThat(settings.get("access").asText()).isEqualTo("password");
    expect(200, house.client().get("/f/" + sample.upload() + "?pw=secret" + winner));
  }

  @Test
  void aChangeOfAccessHoldsFromTheNextRequestOn() {
    var sample = house.in(State.PASSWORD);
    var link = "/f/" + sample.upload();
    expect(200, house.client().get(link, "Cookie", sample.cookie()));
    expect(200, house.post("/manage/" + sample.token(), FORM_TYPE, "password=another"));
    expect(401, house.client().get(link, "Cookie", sample.cookie()));
    expect(403, house.client().get(link, "Waybill-Password", House.RIGHT));
    expect(200, house.client().get(link, "Waybill-Password", "another"));
    expect(200, house.post("/manage/" + sample.token(), FORM_TYPE, "public=on"));
    expect(200, house.client().get(link));
    expect(200, house.post("/manage/" + sample.token(), FORM_TYPE, ""));
    expect(404, house.client().get(link));
  }

  private static List<Integer> atOnce(int count, IntFunction<Integer> request) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, count)
              .mapToObj(nth -> (Callable<Integer>) () -> request.apply(nth))
              .toList();
      return threads.invokeAll(tasks).stream().map(HolderTest::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int result(Future<Integer> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
