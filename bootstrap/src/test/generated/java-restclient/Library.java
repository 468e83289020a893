import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.io.File;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.DownloadApi;
import org.openapitools.client.model.ErrorAnswer;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClientResponseException;

/// What is particular to openapi-generator's client on Spring's `RestClient`.
final class Library {
  private Library() {}

  static ApiClient client(String url) {
    // Else it would say null for each member that was never set.
    var mapper = ApiClient.createDefaultMapper(null).setDefaultPropertyInclusion(NON_NULL);
    var spring =
        ApiClient.buildRestClientBuilder(mapper)
            .requestFactory(new JdkClientHttpRequestFactory())
            .messageConverters(converters -> converters.add(0, new FileConverter()));
    return new ApiClient(spring.build()).setBasePath(url);
  }

  static int status(Exception e) {
    return ((RestClientResponseException) e).getStatusCode().value();
  }

  static ErrorAnswer error(Exception e) {
    return ((RestClientResponseException) e).getResponseBodyAs(ErrorAnswer.class);
  }

  static File content(DownloadApi link, String id, String password, String range) {
    return link.downloadContent(id, null, password, range, null, null, null, null, null);
  }

  static String length(DownloadApi link, String id, String password) {
    var answer = link.downloadContentHeadWithHttpInfo(id, null, password, null, null, null, null);
    return Long.toString(answer.getHeaders().getContentLength());
  }
}
