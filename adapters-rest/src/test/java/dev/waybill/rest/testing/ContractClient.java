package dev.waybill.rest.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// An HTTP/1.1 client that follows no redirects and holds every response against the contract.
public final class ContractClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final OpenApiContract contract;
  private final URI base;
  private final HttpClient http;

  /// @param base such as `http://127.0.0.1:8080`
  public ContractClient(OpenApiContract contract, URI base) {
    this.contract = contract;
    this.base = base;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
  }

  /// @param headers names and values in turn
  public HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /// @param headers names and values in turn
  public HttpResponse<byte[]> head(String path, String... headers) {
    return send("HEAD", path, BodyPublishers.noBody(), headers);
  }

  /// @param path path and query, as they go onto the wire
  /// @param headers names and values in turn
  public HttpResponse<byte[]> send(
      String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.timeout(PATIENCE).build());
  }

  public HttpResponse<byte[]> send(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      contract.check(
          request.method(),
          request.uri().getRawPath(),
          response.statusCode(),
          response.headers().map(),
          response.body());
      return response;
    } catch (IOException e) {
      throw new AssertionError(request.method() + " " + request.uri().getRawPath() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
