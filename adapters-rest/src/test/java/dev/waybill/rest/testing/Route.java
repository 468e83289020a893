package dev.waybill.rest.testing;

/// One operation.
///
/// @param method upper case
/// @param path the template, parameters as `{name}`
/// @param access who may call it: `anyone`, `reader`, `holder`; empty where nothing says so
public record Route(String method, String path, String access) implements Comparable<Route> {
  @Override
  public int compareTo(Route other) {
    return (path + " " + method).compareTo(other.path + " " + other.method);
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + access + ")";
  }
}
