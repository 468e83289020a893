package dev.waybill.rest.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Our OpenAPI documents as a contract: every response that a test sees is held against them. What
/// they do not list — a status, a media type, a header, a member of a body — is a fault.
///
/// Requests that reach no operation have their answers under `x-waybill-beside-the-routes`.
public final class OpenApiContract {
  private static final String BESIDE = "x-waybill-beside-the-routes";

  private final List<OpenApiDocument> documents;
  private final Located beside;
  private final Located unknownPath;
  private final HeaderCheck headers;
  private final BodyCheck bodies;

  /// @param documents that of programs lists the codes of errors and what stands beside the routes
  private OpenApiContract(OpenApiDocument programs, List<OpenApiDocument> documents) {
    this.documents = documents;
    beside = programs.root().child(BESIDE);
    unknownPath = documents.getFirst().root().child(BESIDE).child("unknown-path");
    var schemas = new Schemas();
    headers = new HeaderCheck(schemas, beside.child("optional-headers").children());
    var codes = programs.root().child("x-waybill-codes");
    bodies = new BodyCheck(schemas, headers, new ErrorCheck(codes));
  }

  /// What stands at the service port, the API for programs and the pages: always the same, as
  /// reading it takes as long as a hundred requests, and nothing of it changes.
  public static OpenApiContract load() {
    return Shipped.SERVICE;
  }

  /// What stands at the management port.
  public static OpenApiContract ofManagementPort() {
    return Shipped.MANAGEMENT;
  }

  private static final class Shipped {
    private static final OpenApiDocument PROGRAMS = OpenApiDocument.load(OpenApiDocument.PROGRAMS);
    private static final OpenApiContract SERVICE =
        new OpenApiContract(
            PROGRAMS, List.of(PROGRAMS, OpenApiDocument.load(OpenApiDocument.PAGES)));
    private static final OpenApiContract MANAGEMENT =
        new OpenApiContract(PROGRAMS, List.of(OpenApiDocument.load(OpenApiDocument.MANAGEMENT)));
  }

  /// Checks a response.
  ///
  /// @param method of the request, as it was sent
  /// @param path of the request as it was sent; a query is left out of account. Anything that does
  ///   not begin with a slash stands for a request line that could not be read.
  /// @param headers names in any case
  /// @param body whole
  /// @throws AssertionError naming everything that is not as documented
  public void check(
      String method, String path, int status, Map<String, List<String>> headers, byte[] body) {
    var answer = new Answer(method, withoutQuery(path), status, headers, body);
    var problems = problems(answer);
    if (!problems.isEmpty()) {
      throw new AssertionError(answer + ", but " + String.join("; ", problems));
    }
  }

  /// Every operation of the documents.
  public SortedSet<Route> routes() {
    return documents.stream()
        .flatMap(document -> document.routes().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> problems(Answer answer) {
    var response = response(responses(answer), answer.status());
    if (response.isEmpty()) {
      return List.of("this status is not in the document");
    }
    var problems = new ArrayList<>(headers.problems(response.get(), answer));
    problems.addAll(bodies.problems(withContent(answer).orElse(response.get()), answer));
    return problems;
  }

  /// What GET would answer, whose media types hold for HEAD too: the document says nothing of them
  /// at HEAD, as clients would read a body there.
  private Optional<Located> withContent(Answer answer) {
    return answer.method().equals("HEAD")
        ? response(responses(answer.path(), "GET"), answer.status())
        : Optional.empty();
  }

  private Located responses(Answer answer) {
    return responses(answer.path(), answer.method());
  }

  private Located responses(String path, String method) {
    if (!path.startsWith("/")) {
      return beside.child("other-method");
    }
    return documents.stream()
        .flatMap(document -> document.pathItem(documented(path)).stream())
        .findFirst()
        .map(item -> responses(item, method))
        .orElse(unknownPath);
  }

  /// OpenAPI has no word for a path of two spellings; that of `/upload` tells of it.
  private static String documented(String path) {
    return path.equals("/upload/") ? "/upload" : path;
  }

  private Located responses(Located pathItem, String method) {
    return OpenApiDocument.operation(pathItem, method)
        .map(operation -> operation.child("responses"))
        .orElseGet(() -> beside.child(method.equals("OPTIONS") ? "options" : "other-method"));
  }

  /// `default` stands for the statuses that it lists, not for any.
  private static Optional<Located> response(Located responses, int status) {
    var exact = responses.child(String.valueOf(status));
    if (exact.exists()) {
      return Optional.of(exact);
    }
    var general = responses.child("default");
    for (var listed : general.node().path("x-waybill-statuses")) {
      if (listed.asInt() == status) {
        return Optional.of(general);
      }
    }
    return Optional.empty();
  }

  private static String withoutQuery(String path) {
    return path.split("[?#]", 2)[0];
  }
}
