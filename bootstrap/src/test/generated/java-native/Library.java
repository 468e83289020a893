import java.io.File;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DownloadApi;
import org.openapitools.client.model.ErrorAnswer;

/// What is particular to openapi-generator's client on the JDK's `HttpClient`.
final class Library {
  private Library() {}

  static ApiClient client(String url) {
    var client = new ApiClient();
    client.updateBaseUri(url);
    return client;
  }

  static int status(Exception e) {
    return ((ApiException) e).getCode();
  }

  static ErrorAnswer error(Exception e) throws Exception {
    var body = ((ApiException) e).getResponseBody();
    return ApiClient.createDefaultObjectMapper().readValue(body, ErrorAnswer.class);
  }

  static File content(DownloadApi link, String id, String password, String range)
      throws ApiException {
    return link.downloadContent(id, null, password, range, null, null, null, null, null);
  }

  static String length(DownloadApi link, String id, String password) throws ApiException {
    var answer = link.downloadContentHeadWithHttpInfo(id, null, password, null, null, null, null);
    return answer.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Length"))
        .findFirst()
        .orElseThrow()
        .getValue()
        .get(0);
  }
}
