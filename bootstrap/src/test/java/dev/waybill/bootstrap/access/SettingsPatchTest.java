package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsPatchTest {
  private static final String PATCH = "application/merge-patch+json";
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
  @CsvSource(
      delimiter = '|',
      value = {
        "PUBLIC   | {}                                           | public",
        "PASSWORD | {}                                           | password",
        "PASSWORD | {'access': 'public'}                         | public",
        "PASSWORD | {'access': 'private'}                        | private",
        "PASSWORD | {'access': 'public', 'password': null}       | public",
        "PUBLIC   | {'access': 'private'}                        | private",
        "PUBLIC   | {'access': 'password', 'password': 'new'}    | password",
        "PASSWORD | {'access': 'password'}                       | password",
        "PUBLIC   | {'password': 'new'}                          | password",
        "PRIVATE  | {'password': 'new'}                          | password",
        "PASSWORD | {'password': null}                           | private",
        "PUBLIC   | {'password': null}                           | public",
        "PRIVATE  | {'password': null}                           | private",
        "PRIVATE  | {'access': null}                             | ?",
        "PUBLIC   | {'tenant': 'other', 'token': 'x', 'id': 'y'} | public"
      })
  void onlyWhatIsNamedChanges(State state, String patch, String access) {
    var sample = house.in(state);
    var response = patch(sample, PATCH, patch);
    if (access.equals("?")) {
      House.expect(400, response);
      return;
    }
    House.expect(200, response);
    assertThat(house.settings(sample).get("access").asText()).isEqualTo(access);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'access': 'open'}                         | 400",
        "{'access': 1}                              | 400",
        "{'access': 'password'}                     | 400",
        "{'access': 'public', 'password': 'secret'} | 400",
        "{'password': ''}                           | 400",
        "{'password': 1}                            | 400",
        "{'password': ['a']}                        | 400",
        "{'expires': '2d'}                          | 400",
        "{'expires': 7}                             | 400",
        "[]                                         | 400",
        "{                                          | 400",
        "null                                       | 400"
      })
  void whatIsNotUnderstoodChangesNothing(String patch, int status) {
    var sample = house.in(State.PUBLIC);
    var before = house.settings(sample);
    House.expect(status, patch(sample, PATCH, patch));
    assertThat(house.settings(sample)).isEqualTo(before);
  }

  @Test
  void plainJsonIsTakenForAMergePatchAndAnythingElseIsNot() {
    var sample = house.in(State.PUBLIC);
    House.expect(415, patch(sample, House.FORM_TYPE, "public=on"));
    House.expect(415, patch(sample, "application/json-patch+json", "[]"));
    House.expect(200, patch(sample, "application/json", "{'access': 'private'}"));
    assertThat(house.settings(sample).get("access").asText()).isEqualTo("private");
  }

  private HttpResponse<byte[]> patch(Sample sample, String type, String body) {
    return house
        .client()
        .send(
            "PATCH",
            "/manage/" + sample.token(),
            BodyPublishers.ofString(body.replace('\'', '"')),
            "Content-Type",
            type);
  }
}
