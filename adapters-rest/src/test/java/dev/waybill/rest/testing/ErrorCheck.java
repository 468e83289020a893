package dev.waybill.rest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What a schema cannot say of an error body: that its parts agree with the response.
record ErrorCheck(Located codes) {
  List<String> problems(String mediaType, JsonNode body, Answer answer) {
    var problems = new ArrayList<String>();
    if (answer.status() >= 400) {
      checkCode(body.path("code").asText(), answer, problems);
      checkRequestId(body.path("request_id").asText(), answer, problems);
    }
    if (mediaType.equals("application/problem+json")) {
      checkProblem(body, answer, problems);
    } else if (answer.status() >= 400
        && mediaType.equals("application/json")
        && !body.fieldNames().next().equals("error")) {
      problems.add("at /error: is not the first member");
    }
    return problems;
  }

  private static void checkProblem(JsonNode body, Answer answer, List<String> problems) {
    if (body.path("status").asInt() != answer.status()) {
      problems.add("at /status: is " + body.path("status"));
    }
    if (!body.path("type").asText().endsWith("#" + body.path("code").asText())) {
      problems.add("at /type: leads to another code: " + body.path("type"));
    }
    if (!body.path("detail").equals(body.path("error"))) {
      problems.add("at /detail: is not what the member error says");
    }
  }

  private void checkCode(String code, Answer answer, List<String> problems) {
    for (var allowed : codes.child(String.valueOf(answer.status())).node()) {
      if (allowed.asText().equals(code)) {
        return;
      }
    }
    problems.add("at /code: '" + code + "' does not go with this status");
  }

  private static void checkRequestId(String id, Answer answer, List<String> problems) {
    if (!answer.header("X-Request-Id").orElse("").equals(id)) {
      problems.add("at /request_id: '" + id + "' is not that of the X-Request-Id header");
    }
  }
}
